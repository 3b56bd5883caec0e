package dev.recon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Totals;
import dev.recon.truth.Truth;
import dev.recon.verdict.JobRows;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndingTest {

    private final JobRows job = new JobRows();
    private final RecordedTruth truth = new RecordedTruth();
    private final Ending ending = new Ending(job.answers);

    EndingTest() {
        Totals totals = new Totals();
        totals.expected = 1;
        totals.matched = 1;
        truth.source("s1", totals);
        truth.summary(totals);
    }

    private boolean over(Truth known, long seconds) {
        return ending.look(known, TimeUnit.SECONDS.toNanos(seconds)) != null;
    }

    private void answer(boolean last) {
        String counts = "\"expected\":1,\"matched\":1";
        job.row("s1", 0, counts, 1, last).row("*", 0, counts, 1, last);
    }

    @Test
    void isOverWhenTheJobAgreesAndNothingHasComeForAWhile() {
        answer(true);
        assertThat(over(truth, 0)).isFalse();
        assertThat(over(truth, 2)).isFalse();
        assertThat(over(truth, 3)).isTrue();
    }

    @Test
    void isNotOverWhileThePlantRuns() {
        answer(true);
        assertThat(over(null, 0)).isFalse();
        assertThat(over(null, 100)).isFalse();
        assertThat(over(truth, 101)).isFalse();
        assertThat(over(truth, 104)).isTrue();
    }

    @Test
    void anAnswerMakesItWaitAgain() {
        answer(true);
        assertThat(over(truth, 0)).isFalse();
        job.row("s1", 0, "\"expected\":1,\"matched\":1", 2, true);
        assertThat(over(truth, 3)).isFalse();
        assertThat(over(truth, 6)).isTrue();
    }

    @Test
    void aJobThatDisagreesIsGivenMoreTimeButNotForEver() {
        answer(false);
        assertThat(over(truth, 0)).isFalse();
        assertThat(over(truth, 19)).isFalse();
        assertThat(over(truth, 20)).isTrue();
    }
}
