package dev.recon.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.truth.Fact;
import dev.recon.truth.Fact.Kind;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Totals;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String COUNTS =
            "\"expected\":5,\"matched\":3,\"missing\":2,\"unexpected\":1,\"invalid\":1,\"filtered\":1,"
                    + "\"skewed\":0,\"duplicateExpected\":1,\"duplicateActual\":1";

    private final RecordedTruth truth = new RecordedTruth();
    private final JobRows job = new JobRows();

    /** Of five events two have no reading, and the reading of a third is late. */
    @BeforeEach
    void recordTheTruth() {
        fact(Kind.MISSING, Fact.AUDIT, "m1", "LOST", null);
        fact(Kind.MISSING, Fact.AUDIT, "m2", "LOST", null);
        fact(Kind.LATE, Fact.SENSOR, "l1", null, null);
        fact(Kind.UNEXPECTED, Fact.SENSOR, "u1", "NO_AUDIT", null);
        fact(Kind.INVALID, Fact.SENSOR, "i1", "OUT_OF_RANGE", null);
        fact(Kind.DUPLICATE_EXPECTED, Fact.AUDIT, "d1", null, null);
        fact(Kind.DUPLICATE_ACTUAL, Fact.SENSOR, "d1", null, null);
        fact(Kind.MALFORMED, Fact.SENSOR, "s1-b1", "BAD_TIMESTAMP", "time");
        Totals totals = new Totals();
        totals.expected = 5;
        totals.matched = 3;
        totals.missing = 2;
        totals.unexpected = 1;
        totals.invalid = 1;
        totals.filtered = 1;
        totals.duplicateExpected = 1;
        totals.duplicateActual = 1;
        truth.source("s1", totals);
        truth.summary(totals);
    }

    private void fact(Kind kind, String stream, String id, String reason, String field) {
        truth.fact(new Fact(kind, stream, "s1", id, 1, reason, field, 0));
    }

    private JobRows everythingButMissing() {
        return job.exception("UNEXPECTED", "u1")
                .exception("INVALID", "i1", ",\"reason\":\"OUT_OF_RANGE\"")
                .exception("DUPLICATE", "d1", ",\"side\":\"EXPECTED\"")
                .exception("DUPLICATE", "d1", ",\"side\":\"ACTUAL\"")
                .deadLetter("sensor", "BAD_TIMESTAMP", "time", "{\"id\":\"s1-b1\",\"ts\":0}")
                .row("s1", 0, COUNTS, 2, true)
                .row("*", 0, COUNTS, 2, true);
    }

    private JobRows everything() {
        return everythingButMissing().exception("MISSING", "m1").exception("MISSING", "m2");
    }

    private Comparison.Line line(String what) {
        return lines().stream().filter(line -> line.what().equals(what)).findFirst().orElseThrow();
    }

    private List<Comparison.Line> lines() {
        return Comparison.of(truth, job.answers);
    }

    @Test
    void agreesWhenTheLateReadingWasMissingForAWhile() {
        everything().exception("MISSING", "l1").exception("FOUND", "l1");
        assertThat(lines()).allMatch(Comparison.Line::same);
        assertThat(Comparison.agree(lines())).isTrue();
        assertThat(line("late readings").note()).isEqualTo("1 reported MISSING first");
    }

    @Test
    void agreesWhenTheLateReadingCameInTime() {
        everything();
        assertThat(Comparison.agree(lines())).isTrue();
    }

    @Test
    void namesAnIdThatWasNotReported() {
        everythingButMissing().exception("MISSING", "m1");
        assertThat(line("missing").onlyTrue()).containsExactly("m2");
        assertThat(line("missing").onlyJob()).isEmpty();
        assertThat(Comparison.agree(lines())).isFalse();
    }

    @Test
    void namesAnIdThatWasReportedAndIsNotTrue() {
        everything().exception("MISSING", "x");
        assertThat(line("missing").onlyJob()).containsExactly("x");
    }

    @Test
    void aLateReadingThatIsStillMissingIsADifference() {
        everything().exception("MISSING", "l1");
        assertThat(line("late readings").onlyTrue()).containsExactly("l1");
    }

    @Test
    void whatWasNeverWrittenCannotBeFound() {
        everything().exception("FOUND", "m1");
        assertThat(line("missing").onlyTrue()).containsExactly("m1");
        assertThat(line("late readings").onlyJob()).containsExactly("m1");
    }

    @Test
    void anExceptionThatCameTwiceIsADifference() {
        everything().exception("MISSING", "m1").exception("UNEXPECTED", "u1");
        assertThat(line("missing").onlyJob()).containsExactly("m1 (2 MISSING, 0 FOUND)");
        assertThat(line("unexpected").same()).isFalse();
    }

    @Test
    void anInvalidReadingWithAnotherReasonIsADifference() {
        fact(Kind.INVALID, Fact.SENSOR, "i2", "NOT_A_NUMBER", null);
        everything().exception("INVALID", "i2", ",\"reason\":\"OUT_OF_RANGE\"");
        assertThat(line("invalid").onlyTrue()).containsExactly("i2 NOT_A_NUMBER");
        assertThat(line("invalid").onlyJob()).containsExactly("i2 OUT_OF_RANGE");
    }

    @Test
    void anotherDeadLetterIsADifference() {
        everything().deadLetter("audit", "MALFORMED", null, "[");
        assertThat(line("dead letters").onlyJob()).containsExactly("audit [ MALFORMED");
        assertThat(line("dead letters").job()).isEqualTo(2);
    }

    @Test
    void theRowsOfASourceAreComparedByThemselves() {
        everything().row("s1", 1, "\"expected\":1", 1, true);
        assertThat(line("expected").onlyTrue()).containsExactly("rows of s1 = 5");
        assertThat(line("expected").onlyJob()).containsExactly("rows of s1 = 6");
    }

    @Test
    void aRowThatIsNotFinalIsADifference() {
        everything().row("s1", 1, "\"expected\":0", 1, false);
        assertThat(line("rows not final").same()).isFalse();
    }
}
