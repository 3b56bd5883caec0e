package dev.recon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.verdict.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir private Path folder;

    private Report report(Check... checks) {
        return new Report(
                new ChaosOptions(1_000, 2, 3, 7, folder),
                120_000,
                List.of(
                        new Happened("TASK_MANAGER", "number 2", 10_000, 0, 7_400, 9_000, 1),
                        new Happened("BROKER", "gone for 5.0 s", 40_000, 5_000, 5_100, 8_000, 0)),
                List.of(
                        new Sample(0, false, 0, 0, -1),
                        new Sample(1_000, true, 100, 50, 3_000),
                        new Sample(120_000, true, 2_000, 2_000, 0)),
                40,
                3,
                List.of(checks));
    }

    @Test
    void holdsOnlyWhenEveryCheckDoes() {
        Check good = new Check("this", true, "1");
        assertThat(report(good, good).holds()).isTrue();
        assertThat(report(good, new Check("that", false, "2")).holds()).isFalse();
    }

    @Test
    void thePageIsWellFormedAndSaysWhatFails() throws Exception {
        report(new Check("a < b", false, "2 & 3")).write(folder);
        String page = Files.readString(Report.page(folder));
        assertThat(page)
                .contains("0 of 1 checks hold.", "a &lt; b", "2 &amp; 3", "broker killed")
                .contains("<svg", "</svg>")
                .doesNotContain("NaN", "Infinity", "http");
    }

    @Test
    void theDataCanBeReadByAMachine() throws Exception {
        report(new Check("this", true, "1")).write(folder);
        JsonNode data = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(data.path("holds").asBoolean()).isTrue();
        assertThat(data.path("disturbances").path(0).path("runningAfterMillis").asLong())
                .isEqualTo(7_400);
        assertThat(data.path("checks").path(0).path("what").asText()).isEqualTo("this");
    }

    @Test
    void aRunOfWhichNothingWasSeenHasAPageToo() throws Exception {
        Report empty =
                new Report(
                        new ChaosOptions(1, 1, 1, 1, folder),
                        0,
                        List.of(),
                        List.of(),
                        0,
                        0,
                        List.of());
        empty.write(folder);
        assertThat(Files.readString(Report.page(folder))).doesNotContain("NaN", "Infinity");
    }
}
