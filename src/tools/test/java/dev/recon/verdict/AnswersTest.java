package dev.recon.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.rows.Counter;
import dev.recon.rows.ExceptionRow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final JobRows job = new JobRows();

    @Test
    void keepsHowOftenEachIdWasNamedAndTheLatest() {
        job.exception("MISSING", "a").exception("MISSING", "b").exception("MISSING", "a");
        assertThat(job.answers.count(AnswerKind.MISSING)).isEqualTo(3);
        assertThat(job.answers.tally(AnswerKind.MISSING)).containsEntry("a", 2).hasSize(2);
        assertThat(job.answers.latest(AnswerKind.MISSING).id()).isEqualTo("a");
        assertThat(job.answers.latest(AnswerKind.FOUND)).isNull();
    }

    @Test
    void namesReasonAndSideWithTheId() {
        job.exception("INVALID", "a", ",\"reason\":\"OUT_OF_RANGE\"");
        job.exception("DUPLICATE", "a", ",\"side\":\"ACTUAL\"");
        assertThat(job.answers.tally(AnswerKind.INVALID)).containsOnlyKeys("a OUT_OF_RANGE");
        assertThat(job.answers.tally(AnswerKind.DUPLICATE)).containsOnlyKeys("a ACTUAL");
    }

    @Test
    void ignoresRowsThatAreNoNewerThanTheKnownOne() {
        job.row("*", 0, "\"expected\":3", 2, true).row("*", 0, "\"expected\":1", 1, false);
        assertThat(job.answers.rows())
                .singleElement()
                .matches(row -> row.count(Counter.EXPECTED) == 3);
        assertThat(job.answers.allFinal()).isTrue();
    }

    @Test
    void everyLegHasARowOfItsOwn() {
        job.row("o", "*", 0, "\"expected\":3", 1, true).row("p", "*", 0, "\"expected\":4", 1, true);
        assertThat(job.answers.rows())
                .extracting(row -> row.count(Counter.EXPECTED))
                .containsExactly(3L, 4L);
        assertThat(job.answers.latestWindows(9)).hasSize(2);
        assertThat(job.answers.unruly()).isEmpty();
    }

    @Test
    void isNotFinalBeforeThereIsARowOrWhileOneIsOpen() {
        assertThat(job.answers.allFinal()).isFalse();
        job.row("*", 0, "\"expected\":3", 1, true).row("s1", 0, "\"expected\":3", 1, false);
        assertThat(job.answers.allFinal()).isFalse();
    }

    @Test
    void theLatestWindowsAreThoseOfAllSourcesAndComeFirst() {
        for (int minute = 0; minute < 5; minute++) {
            job.row("*", minute, "\"expected\":" + minute, 1, false);
            job.row("s1", minute, "\"expected\":9", 1, false);
        }
        assertThat(job.answers.latestWindows(3))
                .extracting(row -> row.count(Counter.EXPECTED))
                .containsExactly(4L, 3L, 2L);
    }

    @Test
    void aLaterEpochCountsWhateverTheRevisionOfTheEarlier() {
        job.by("a", 1)
                .row("*", 0, "\"expected\":3", 1, false)
                .row("*", 0, "\"expected\":4", 2, true);
        job.by("a", 2).row("*", 0, "\"expected\":5", 1, false);
        job.by("a", 1).row("*", 0, "\"expected\":6", 3, true);
        assertThat(job.answers.rows())
                .singleElement()
                .matches(row -> row.count(Counter.EXPECTED) == 5);
        assertThat(job.answers.latestWindows(1)).containsExactlyElementsOf(job.answers.rows());
        assertThat(job.answers.allFinal()).isFalse();
    }

    @Test
    void aLaterEpochResumesFromASnapshotAndNotFromBeyondTheLastRow() {
        job.by("a", 1)
                .row("*", 0, "\"expected\":3", 1, false)
                .row("*", 0, "\"expected\":4", 2, true);
        job.by("a", 2)
                .row("*", 0, "\"expected\":4", 2, false)
                .row("*", 0, "\"expected\":4", 3, true);
        assertThat(job.answers.unruly()).isEmpty();

        job.by("a", 3).row("*", 0, "\"expected\":4", 5, true);
        assertThat(job.answers.unruly()).singleElement().asString().contains("5 after 3, final");
    }

    @Test
    void everyLineBeginsItsRevisionsAnew() {
        job.by("a", 1)
                .row("*", 0, "\"expected\":3", 1, false)
                .row("*", 0, "\"expected\":4", 2, true);
        job.by("b", 1).row("*", 0, "\"expected\":3", 1, false);
        assertThat(job.answers.unruly()).isEmpty();
        assertThat(job.answers.lines()).containsExactly("a", "b");

        job.row("*", 0, "\"expected\":3", 3, false);
        assertThat(job.answers.unruly()).singleElement().asString().contains("3 after 1");
    }

    @Test
    void aLineThatComesBackContinuesWhereItWas() {
        job.by("a", 1).row("*", 0, "\"expected\":3", 1, false);
        job.by("b", 1).row("*", 0, "\"expected\":3", 1, false);
        job.by("a", 1).row("*", 0, "\"expected\":3", 2, true);
        assertThat(job.answers.unruly()).isEmpty();
        job.by("b", 1).row("*", 0, "\"expected\":3", 1, false);
        assertThat(job.answers.unruly()).singleElement().asString().contains("1 after 1");
    }

    @Test
    void whatALaterEpochReportsAgainIsNotTwice() {
        job.by("a", 1).exception("MISSING", "x").exception("FOUND", "x").exception("MISSING", "y");
        job.by("a", 2).exception("MISSING", "x").exception("FOUND", "y");
        assertThat(job.answers.tally(AnswerKind.MISSING)).containsEntry("x", 1);
        assertThat(job.answers.missing()).extracting(ExceptionRow::id).containsExactly("x");

        job.exception("MISSING", "x");
        assertThat(job.answers.tally(AnswerKind.MISSING)).containsEntry("x", 2);
        job.by("a", 1).exception("MISSING", "x");
        assertThat(job.answers.tally(AnswerKind.MISSING)).containsEntry("x", 2);
    }

    @Test
    void aDeadLetterThatALaterEpochWritesAgainIsOne() {
        job.by("a", 1).deadLetter("sensor", 8, "{").by("a", 2).deadLetter("sensor", 8, "{");
        assertThat(job.answers.deadLetterOrigins()).containsExactly(Map.entry("sensor 0 8", 1));
        job.deadLetter("sensor", 8, "{");
        assertThat(job.answers.deadLetterOrigins()).containsExactly(Map.entry("sensor 0 8", 2));
    }
}
