package dev.recon.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.rows.Counter;
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
}
