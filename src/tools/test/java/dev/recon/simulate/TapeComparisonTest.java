package dev.recon.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeComparisonTest {

    @Test
    void agreesInAnyOrderWithinOneTime() {
        TapeRow a = row(5, "a", "{\"x\":1}");
        TapeRow b = row(5, "b", "{\"x\":2}");
        assertThat(compare(List.of(a, b), List.of(b, a))).isEmpty();
    }

    @Test
    void allowsFurtherFieldsInAValueButNotInsideARaw() {
        assertThat(compare("{\"x\":1}", "{\"y\":2,\"x\":1}")).isEmpty();
        assertThat(compare("{\"raw\":{\"a\":1}}", "{\"raw\":{\"a\":1,\"b\":2}}")).isPresent();
    }

    @Test
    void comparesNumbersToABillionth() {
        assertThat(compare("{\"x\":100}", "{\"x\":100.0}")).isEmpty();
        assertThat(compare("{\"x\":83.33333333333333}", "{\"x\":83.333333333}")).isEmpty();
        assertThat(compare("{\"x\":83.33333333}", "{\"x\":83.333333333}")).isPresent();
        assertThat(compare("{\"raw\":[1795168800000.0]}", "{\"raw\":[1795168800000]}")).isEmpty();
        assertThat(compare("{\"raw\":9007199254740993}", "{\"raw\":9007199254740992}")).isPresent();
        assertThat(compare("{\"raw\":1e400}", "{\"raw\":1e400}")).isEmpty();
        assertThat(compare("{\"raw\":1e400}", "{\"raw\":1e401}")).isPresent();
    }

    @Test
    void namesTheFieldThatDiffers() {
        assertThat(compare("{\"x\":1,\"final\":true}", "{\"x\":1,\"final\":false}"))
                .contains("at 5 metrics k: final should be true and is false");
    }

    @Test
    void distinguishesNullFromNothingAndTextFromNumber() {
        assertThat(compare("{\"x\":null}", "{}"))
                .contains("at 5 metrics k: x should be null and is not there");
        assertThat(compare("{\"x\":null}", "{\"x\":0}")).isPresent();
        assertThat(compare("{\"x\":\"1\"}", "{\"x\":1}")).isPresent();
    }

    @Test
    void saysWhatDidNotCome() {
        TapeRow row = row(5, "a", "{\"x\":1}");
        assertThat(compare(List.of(row), List.of())).contains("did not come: " + row.toJson());
    }

    @Test
    void saysWhatWasNotExpected() {
        TapeRow row = row(5, "a", "{\"x\":1}");
        assertThat(compare(List.of(), List.of(row))).contains("not expected: " + row.toJson());
    }

    @Test
    void distinguishesTimesKeysAndTopics() {
        TapeRow row = row(5, "a", "{}");
        assertThat(compare(List.of(row), List.of(row(6, "a", "{}")))).isPresent();
        assertThat(compare(List.of(row), List.of(row(5, "b", "{}")))).isPresent();
        TapeRow other = new TapeRow(5, TapeRow.EXCEPTIONS, "a", row.value());
        assertThat(compare(List.of(row), List.of(other))).isPresent();
    }

    @Test
    void countsEqualRows() {
        TapeRow row = row(5, "a", "{}");
        assertThat(compare(List.of(row, row), List.of(row, row))).isEmpty();
        assertThat(compare(List.of(row, row), List.of(row))).isPresent();
        assertThat(compare(List.of(row), List.of(row, row))).isPresent();
    }

    @Test
    void matchesTheRowThatSaysMoreFirst() {
        TapeRow little = row(5, "a", "{\"x\":1}");
        TapeRow much = row(5, "a", "{\"x\":1,\"y\":2}");
        assertThat(compare(List.of(little, much), List.of(much, little))).isEmpty();
    }

    @Test
    void reportsTheEarliestDifference() {
        List<TapeRow> expected = List.of(row(9, "late", "{}"), row(1, "early", "{}"));
        assertThat(compare(expected, List.of()).orElseThrow()).contains("early");
    }

    @Test
    void readsRowsAndNamesALineThatIsNone(@TempDir Path dir) throws IOException {
        TapeRow row = row(5, "a/b", "{\"x\":1.50,\"y\":null}");
        Path file = Files.writeString(dir.resolve("expected.jsonl"), row.toJson() + "\n");
        assertThat(TapeComparison.readRows(file)).containsExactly(row);
        Files.writeString(file, row.toJson() + "\n\n{\"at\":1}\n");
        assertThatThrownBy(() -> TapeComparison.readRows(file))
                .hasMessageStartingWith(file + ":3: ");
    }

    private static Optional<String> compare(String expected, String actual) {
        return compare(List.of(row(5, "k", expected)), List.of(row(5, "k", actual)));
    }

    private static Optional<String> compare(List<TapeRow> expected, List<TapeRow> actual) {
        return TapeComparison.firstDifference(expected, actual);
    }

    private static TapeRow row(long at, String key, String value) {
        return new TapeRow(at, TapeRow.METRICS, key, TapeJson.object("row", 1, value));
    }
}
