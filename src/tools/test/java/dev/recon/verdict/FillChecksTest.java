package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.truth.Fact;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the checks of fills can fail. */
class FillChecksTest {

    private static final String LOST = "s1-000002";
    private static final String INVALID = "s1-000003";
    private static final String FOUND = "s1-000004";
    private static final String FILTERED = "s1-000005";

    private static final String ITEM =
            "\"control\":\"c\",\"output\":\"o\",\"source\":\"s1\",\"id\":\"%s\","
                    + "\"eventTime\":\"2026-11-20T10:00:00.000Z\",";

    private static final String INTERVAL = "\"lower\":null,\"upper\":null,\"method\":null";

    /** Of who writes, as the rows say it from now on. */
    private String writer = "";

    private final RecordedTruth truth = new RecordedTruth();
    private final JobRows job = new JobRows();
    private final Fills fills = new Fills();
    private final Fills undisturbed = new Fills();
    private final InputCensus census = new InputCensus("WANTED", Set.of(FOUND, FILTERED));

    /** Six events; one is measured, one lost, one invalid, two are late, one filtered out. */
    @BeforeEach
    void recordTheTruth() {
        fact(Fact.Kind.MISSING, LOST);
        fact(Fact.Kind.INVALID, INVALID);
        fact(Fact.Kind.NOOP, FILTERED);
        fact(Fact.Kind.NOOP, "s1-000006");
        Totals totals = new Totals();
        totals.expected = 6;
        truth.source("s1", totals);
        truth.summary(totals);
        read(FOUND, "52.5");
        read(FOUND, "52.7");
        for (String id : List.of(LOST, FOUND, FILTERED)) {
            job.exception("MISSING", id);
        }
        job.exception("FOUND", FOUND).exception("FOUND", FILTERED);
        fill(LOST, "PROVISIONAL", "MISSING", "52.1", "null", 1);
        fill(INVALID, "PROVISIONAL", "INVALID", "52.2", "null", 1);
        fill(FOUND, "PROVISIONAL", "MISSING", "52.3", "null", 1);
        fill(FOUND, "WITHDRAWN", "MISSING", "52.3", "52.5", 2);
        fill(FILTERED, "PROVISIONAL", "MISSING", "52.4", "null", 1);
        fill(FILTERED, "WITHDRAWN", "MISSING", "52.4", "null", 2);
        good(fills, "s1-000001", "52.0");
        point(LOST, "SYNTHETIC", "52.1", 1);
        point(INVALID, "SYNTHETIC", "52.2", 1);
        point(FOUND, "SYNTHETIC", "52.3", 1);
        point(FOUND, "CORRECTED", "52.5", 2);
        point(FILTERED, "SYNTHETIC", "52.4", 1);
        point(FILTERED, "SYNTHETIC", "null", 2);
        good(undisturbed, "s1-000001", "52.0");
        good(undisturbed, FOUND, "52.5");
    }

    private void fact(Fact.Kind kind, String id) {
        truth.fact(new Fact(kind, Fact.SENSOR, "s1", id, 1, null, null, 0));
    }

    private void read(String id, String value) {
        String text =
                "{\"id\":\"%s\",\"source\":\"s1\",\"ts\":5,\"temperature\":%s}"
                        .formatted(id, value);
        census.take("sensor", 0, 0, text.getBytes(UTF_8), false);
    }

    private void fill(
            String id, String status, String reason, String value, String actual, int revision) {
        String row =
                ("{"
                                + ITEM
                                + "\"status\":\"%s\",\"reason\":\"%s\",\"value\":%s,\"actual\":%s,\"revision\":%d,\"sd\":null,"
                                + INTERVAL
                                + ",\"readingsAfter\":0,\"error\":null%s}")
                        .formatted(id, status, reason, value, actual, revision, writer);
        fills.fill("c/o/s1/" + id, row.getBytes(UTF_8));
    }

    private void point(String id, String quality, String value, int revision) {
        point(fills, id, quality, value, revision);
    }

    private void good(Fills to, String id, String value) {
        point(to, id, "GOOD", value, 1);
    }

    private void point(Fills to, String id, String quality, String value, int revision) {
        String row =
                ("{" + ITEM + "\"quality\":\"%s\",\"value\":%s,\"revision\":%d," + INTERVAL + "%s}")
                        .formatted(id, quality, value, revision, writer);
        to.point("c/o/s1/" + id, row.getBytes(UTF_8));
    }

    private void by(String line, int epoch) {
        writer = ",\"line\":\"%s\",\"epoch\":%d".formatted(line, epoch);
    }

    private List<String> failed() {
        List<Check> checks = new ArrayList<>(FillChecks.ofRun(fills, job.answers, truth, census));
        checks.add(FillChecks.same(fills, undisturbed));
        return checks.stream().filter(check -> !check.holds()).map(Check::toString).toList();
    }

    private void assertOneFails(String... words) {
        assertThat(failed()).hasSize(1).first().asString().contains(words);
    }

    @Test
    void allHold() {
        assertThat(failed()).isEmpty();
    }

    @Test
    void aRowThatCameTwiceIsSeen() {
        fill(LOST, "PROVISIONAL", "MISSING", "52.1", "null", 1);
        assertOneFails("revisions", "fill c/o/s1/" + LOST + ": 1 after");
    }

    @Test
    void aRowThatWasLostIsSeen() {
        fill(LOST, "REVISED", "MISSING", "52.1", "null", 3);
        point(LOST, "SYNTHETIC", "52.1", 2);
        point(LOST, "SYNTHETIC", "52.1", 3);
        assertOneFails("revisions", "fill c/o/s1/" + LOST + ": 3 after");
    }

    @Test
    void aRowAfterTheWithdrawalIsSeen() {
        fill(FOUND, "WITHDRAWN", "MISSING", "52.3", "52.5", 3);
        point(FOUND, "CORRECTED", "52.5", 3);
        assertOneFails("emitted again after it was withdrawn");
    }

    @Test
    void aMeasuredReadingThatCameTwiceIsSeen() {
        good(fills, "s1-000001", "52.0");
        assertThat(failed())
                .anyMatch(each -> each.contains("1 measured readings more than once"))
                .anyMatch(each -> each.contains("series: every expected reading is there"))
                .anyMatch(each -> each.contains("1 only here, 0 only there"));
    }

    @Test
    void aReadingThatIsBothMeasuredAndLostIsSeen() {
        good(fills, LOST, "52.0");
        assertThat(failed()).anyMatch(each -> each.contains(LOST + ": measured, and lost"));
    }

    @Test
    void aLostReadingWithoutAFillIsSeen() {
        fact(Fact.Kind.MISSING, "s1-000007");
        assertOneFails("what is missing", "not reported s1-000007");
    }

    @Test
    void anInvalidReadingWithoutAFillIsSeen() {
        fact(Fact.Kind.INVALID, "s1-000007");
        assertOneFails("what is invalid", "not reported s1-000007");
    }

    @Test
    void whatIsFoundAndNotWithdrawnIsSeen() {
        job.exception("FOUND", "s1-000007");
        assertOneFails("what is found", "not reported s1-000007");
    }

    @Test
    void aSeriesWithAnotherValueThanTheFillIsSeen() {
        fact(Fact.Kind.INVALID, "s1-000007");
        fill("s1-000007", "PROVISIONAL", "INVALID", "52.2", "null", 1);
        point("s1-000007", "SYNTHETIC", "52.9", 1);
        truth.bySource().get("s1").expected++;
        assertOneFails("says of what was lost what its fill says", "s1-000007");
    }

    @Test
    void aWithdrawalThatNamesAnotherReadingIsSeen() {
        InputCensus other = new InputCensus("WANTED", Set.of(FOUND));
        assertThat(FillChecks.ofRun(fills, job.answers, truth, other))
                .filteredOn(check -> !check.holds())
                .singleElement()
                .asString()
                .contains(FOUND + ": 52.5 reported, null read");
    }

    @Test
    void aReadingThatIsNotInTheSeriesIsSeen() {
        truth.bySource().get("s1").expected++;
        assertOneFails("every expected reading", "s1: 6 true, 5 emitted");
    }

    @Test
    void anotherMeasuredValueThanUndisturbedIsSeen() {
        good(undisturbed, "s1-000008", "52.0");
        assertOneFails("undisturbed", "0 only here, 1 only there");
    }

    @Test
    void whatALaterEpochEmitsAgainIsNotTwice() {
        by("a", 1);
        good(fills, "s1-000001", "52.0");
        fill(LOST, "PROVISIONAL", "MISSING", "52.7", "null", 1);
        point(LOST, "SYNTHETIC", "52.7", 1);
        fill(FOUND, "PROVISIONAL", "MISSING", "52.7", "null", 1);
        fill(FOUND, "WITHDRAWN", "MISSING", "52.7", "52.5", 2);
        point(FOUND, "SYNTHETIC", "52.7", 1);
        point(FOUND, "CORRECTED", "52.5", 2);
        assertThat(failed()).isEmpty();
    }

    @Test
    void anEarlierEpochThatStillWritesChangesNothing() {
        by("a", 2);
        fill(LOST, "PROVISIONAL", "MISSING", "52.7", "null", 1);
        point(LOST, "SYNTHETIC", "52.7", 1);
        by("a", 1);
        fill(LOST, "PROVISIONAL", "MISSING", "52.9", "null", 1);
        fill(LOST, "REVISED", "MISSING", "53.0", "null", 2);
        point(LOST, "SYNTHETIC", "52.9", 1);
        point(LOST, "SYNTHETIC", "53.0", 2);
        point("s1-000001", "SYNTHETIC", "53.0", 1);
        assertThat(fills.fills().get("c/o/s1/" + LOST).value()).isEqualTo(52.7);
        assertThat(fills.points().get("c/o/s1/" + LOST).value()).isEqualTo(52.7);
    }

    @Test
    void aReadingThatIsMeasuredInALaterEpochIsMeasured() {
        by("a", 1);
        good(fills, FOUND, "52.5");
        assertThat(fills.unruly()).isEmpty();
        assertThat(FillChecks.same(fills, undisturbed).holds()).isTrue();
    }

    @Test
    void aReadingThatIsLostInALaterEpochIsNoMoreMeasured() {
        by("a", 1);
        point("s1-000001", "SYNTHETIC", "52.0", 1);
        assertThat(fills.unruly()).isEmpty();
        assertThat(fills.readings()).containsEntry("s1", 5L);
        assertThat(FillChecks.same(fills, undisturbed).toString())
                .contains("0 only here, 1 only there");
    }

    @Test
    void aSecondLineIsSeen() {
        by("a", 1);
        good(fills, "s1-000001", "52.0");
        by("b", 1);
        good(fills, "s1-000001", "52.0");
        assertOneFails("of one line: a, b");
    }
}
