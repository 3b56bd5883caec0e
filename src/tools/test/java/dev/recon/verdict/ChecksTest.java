package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.truth.Fact;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Totals;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the checks can fail. */
class ChecksTest {

    private static final String COUNTS =
            "\"expected\":3,\"matched\":2,\"missing\":1,\"found\":0,\"unexpected\":0,\"duplicateExpected\":0,"
                    + "\"duplicateActual\":1";

    private final RecordedTruth truth = new RecordedTruth();
    private final JobRows job = new JobRows();
    private final JobRows undisturbed = new JobRows();
    private final InputCensus census = new InputCensus("WANTED", Set.of());
    private long offset;

    /** Three events; one has no reading, another two; and a record that is broken. */
    @BeforeEach
    void recordTheTruth() {
        truth.fact(fact(Fact.Kind.MISSING, "s1-000002", "LOST", null));
        truth.fact(fact(Fact.Kind.DUPLICATE_ACTUAL, "s1-000001", null, null));
        truth.fact(fact(Fact.Kind.MALFORMED, "s1-b000001", "MALFORMED", null));
        Totals totals = new Totals();
        totals.expected = 3;
        totals.matched = 2;
        totals.missing = 1;
        totals.duplicateActual = 1;
        truth.source("s1", totals);
        truth.summary(totals);
        List.of(0, 1, 2).forEach(id -> written("audit", id, ",\"role\":\"WANTED\""));
        List.of(0, 1, 1).forEach(id -> written("sensor", id, ""));
        written("audit", 9, ",\"role\":\"OTHER\"");
        raw("sensor", "{\"type\":\"heartbeat\",\"ts\":5}");
        raw("sensor", "{\"id\":\"s1-b000001\",");
        emit(undisturbed);
    }

    private static Fact fact(Fact.Kind kind, String id, String reason, String field) {
        return new Fact(kind, Fact.SENSOR, "s1", id, 1, reason, field, 0);
    }

    private void written(String stream, int id, String more) {
        raw(stream, "{\"id\":\"s1-00000" + id + "\",\"source\":\"s1\",\"ts\":5" + more + "}");
    }

    private void raw(String stream, String text) {
        census.take(stream, 0, offset++, text.getBytes(UTF_8), stream.equals("audit"));
    }

    private JobRows emit(JobRows to) {
        to.exception("MISSING", "s1-000002");
        to.exception("DUPLICATE", "s1-000001", ",\"side\":\"ACTUAL\"");
        to.deadLetter("sensor", 8, "{\"id\":\"s1-b000001\",");
        return rows(to, COUNTS);
    }

    private static JobRows rows(JobRows to, String counts) {
        return to.row("s1", 0, counts, 1, false)
                .row("s1", 0, counts, 2, true)
                .row("*", 0, counts, 1, true);
    }

    private List<String> failed() {
        return java.util.stream.Stream.of(
                        Checks.ofRun(job.answers, truth),
                        Checks.same(job.answers, undisturbed.answers),
                        Checks.accounted(census, job.answers))
                .flatMap(List::stream)
                .filter(check -> !check.holds())
                .map(Check::toString)
                .toList();
    }

    @Test
    void allHoldForTheTruthEmittedOnce() {
        emit(job);
        assertThat(failed()).isEmpty();
    }

    @Test
    void aMissingThatWasTakenBackIsNoDifferenceToOneThatNeverWas() {
        emit(job);
        job.exception("MISSING", "s1-000000").exception("FOUND", "s1-000000");
        assertThat(failed()).isEmpty();
    }

    @Test
    void anExceptionThatIsLostFails() {
        job.exception("DUPLICATE", "s1-000001", ",\"side\":\"ACTUAL\"");
        job.deadLetter("sensor", 8, "{\"id\":\"s1-b000001\",");
        rows(job, COUNTS);
        assertThat(failed())
                .anyMatch(each -> each.contains("truth: missing") && each.contains("s1-000002"))
                .anyMatch(each -> each.contains("net exceptions"));
    }

    @Test
    void anExceptionThatIsReportedTwiceFails() {
        emit(job).exception("MISSING", "s1-000002");
        assertThat(failed()).anyMatch(each -> each.contains("every exception once"));
        assertThat(failed()).anyMatch(each -> each.contains("MISSING s1-000002 2 times"));
    }

    @Test
    void aRowThatIsLostFails() {
        emit(job);
        undisturbed.row("s1", 1, COUNTS, 1, true);
        assertThat(failed()).anyMatch(each -> each.contains("the same final rows"));
    }

    @Test
    void aFinalRowWithSomethingPendingFails() {
        emit(job).row("s1", 1, COUNTS + ",\"pending\":1", 1, true);
        undisturbed.row("s1", 1, COUNTS, 1, true);
        assertThat(failed())
                .anyMatch(each -> each.contains("the same final rows") && each.contains("pending"));
    }

    @Test
    void aJobThatForgotWhatItHasWrittenFails() {
        emit(job.by("a", 1));
        assertThat(failed()).isEmpty();
        emit(job.by("b", 1));
        assertThat(failed()).singleElement().asString().contains("is of one line: a, b");
    }

    @Test
    void aRunThatIsRepeatedInALaterEpochIsTheSame() {
        emit(job.by("a", 1)).exception("MISSING", "s1-000000").exception("FOUND", "s1-000000");
        emit(job.by("a", 2));
        assertThat(failed()).isEmpty();
        assertThat(Checks.quiescent(job.answers, truth).holds()).isTrue();
    }

    @Test
    void quiescenceIsJudgedByWhatHasNotBeenTakenBack() {
        assertThat(Checks.quiescent(job.answers, truth).holds()).isFalse();
        emit(job).exception("MISSING", "s1-000000");
        assertThat(Checks.quiescent(job.answers, truth).toString())
                .contains("s1-000000: 1 and null");
        job.exception("FOUND", "s1-000000");
        assertThat(Checks.quiescent(job.answers, truth).holds()).isTrue();
    }

    @Test
    void aRowThatIsNotFinalFails() {
        emit(job).row("s2", 1, "\"expected\":0,\"matched\":0", 1, false);
        assertThat(failed()).anyMatch(each -> each.contains("rows not final"));
    }

    @Test
    void aRevisionThatIsRepeatedFails() {
        emit(job).row("s1", 0, COUNTS, 2, true);
        assertThat(failed()).singleElement().asString().contains("revision 2 after 2, final");
    }

    @Test
    void aRevisionThatIsLeftOutFails() {
        emit(job).row("s1", 1, "\"expected\":0", 2, true);
        assertThat(failed()).singleElement().asString().contains("revision 2 after none");
    }

    @Test
    void aCountThatIsWrongFailsInTheAccountingToo() {
        job.exception("MISSING", "s1-000002");
        job.exception("DUPLICATE", "s1-000001", ",\"side\":\"ACTUAL\"");
        job.deadLetter("sensor", 8, "{\"id\":\"s1-b000001\",");
        rows(job, COUNTS.replace("\"duplicateActual\":1", "\"duplicateActual\":0"));
        assertThat(failed())
                .anyMatch(each -> each.contains("usable record of sensor is counted once"))
                .anyMatch(each -> each.contains("truth: duplicate readings"));
    }

    @Test
    void anOffsetThatIsNotAccountedForFails() {
        emit(job);
        raw("sensor", "{\"id\":");
        assertThat(failed()).singleElement().asString().contains("sensor 0 9 has 0 dead letters");
    }

    @Test
    void aRecordThatNobodyCountedFails() {
        emit(job);
        written("audit", 7, ",\"role\":\"WANTED\"");
        assertThat(failed()).singleElement().asString().contains("s1: 3 counted, 4 written");
    }

    @Test
    void aDeadLetterThatIsWrittenTwiceFails() {
        emit(job).deadLetter("sensor", 8, "{\"id\":\"s1-b000001\",");
        assertThat(failed()).anyMatch(each -> each.contains("sensor 0 8 has 2 dead letters"));
    }

    @Test
    void aDeadLetterOfARecordThatCouldBeUsedFails() {
        emit(job).deadLetter("sensor", 3, "{\"id\":\"s1-000000\"}");
        assertThat(failed()).anyMatch(each -> each.contains("could be used"));
    }

    @Test
    void aRecordBeyondTheHorizonFails() {
        emit(job).deadLetter("sensor", "BEYOND_HORIZON", null, "{}");
        assertThat(failed()).anyMatch(each -> each.contains("nothing beyond the horizon"));
    }
}
