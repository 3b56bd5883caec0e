package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** W when all is silent. Two streams; b = 20, z = 1000; deadlines 30 after the event, in tens. */
class WatermarkSilenceTest {

    private WatermarkRule rule =
            new WatermarkRule(TestRules.SMALL, new boolean[2], Rules.NO_WATERMARK, Progress.NONE);

    /** A reader of a stream of one partition. */
    private void hear(int stream, long lowest, long top, long silent, long now) {
        rule.hear(new Progress(stream, 0, 1, 1, 1, lowest, top, silent, false), now);
    }

    private void live(int stream, long top) {
        hear(stream, top, top, 0, 0);
    }

    private void idle(int stream, long top, long silent) {
        hear(stream, Progress.IDLE, top, silent, 0);
    }

    private void ended(int stream, long top, long silent, long now) {
        rule.hear(new Progress(stream, 0, 1, 1, 1, top, top, silent, true), now);
    }

    @Test
    void inSilenceWAdvancesAtThePaceOfTheWallClockUntilQuiescence() {
        idle(0, 5_005, 1_000);
        idle(1, 4_000, 90_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_005 - 21);
        assertThat(rule.isQuiescent()).isFalse();
        idle(0, 5_005, 1_055);
        assertThat(rule.evaluate(0)).isEqualTo(5_005 - 21 + 55);
        assertThat(rule.isQuiescent()).isFalse();
        idle(0, 5_005, 1_056);
        assertThat(rule.evaluate(0)).isEqualTo(5_040);
        assertThat(rule.isQuiescent()).isTrue();
        idle(0, 5_005, 1_000_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_040);
        assertThat(rule.isQuiescent()).isTrue();
    }

    @Test
    void isNotQuiescentAnyMoreWhenAStreamResumes() {
        idle(0, 5_000, 9_000);
        idle(1, 5_000, 9_000);
        rule.evaluate(0);
        assertThat(rule.isQuiescent()).isTrue();
        live(0, 5_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_030);
        assertThat(rule.isQuiescent()).isFalse();
        idle(0, 5_000, 1_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_030);
        assertThat(rule.isQuiescent()).as("at once: W is there already").isTrue();
    }

    @Test
    void silenceWithoutAnyRecordMovesNothing() {
        idle(0, Progress.NONE, 9_000);
        idle(1, Progress.NONE, 9_000);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
        assertThat(rule.isQuiescent()).isFalse();
    }

    @Test
    void whatWasSeenBeforeARestoreIsDecidedInSilenceToo() {
        rule = new WatermarkRule(TestRules.SMALL, new boolean[2], 4_900, 5_000);
        idle(0, Progress.NONE, 1_010);
        idle(1, Progress.NONE, 9_000);
        assertThat(rule.evaluate(0)).isEqualTo(4_989);
        idle(0, Progress.NONE, 2_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_030);
        assertThat(rule.isQuiescent()).isTrue();
    }

    @Test
    void theSilenceOfAStreamThatHasEndedLastsByItself() {
        ended(0, 5_000, 100, 10_000);
        hear(1, Progress.IDLE, 4_000, 90_000, 10_000);
        assertThat(rule.evaluate(10_899)).as("not silent yet").isEqualTo(Rules.NO_WATERMARK);
        assertThat(rule.evaluate(10_910)).isEqualTo(5_000 - 21 + 10);
        assertThat(rule.isQuiescent()).isFalse();
        assertThat(rule.evaluate(20_000)).isEqualTo(5_030);
        assertThat(rule.isQuiescent()).isTrue();
    }

    @Test
    void anEndedReaderWithoutPartitionsDoesNotCountInSilence() {
        rule.hear(
                new Progress(0, 1, 2, 0, 1, Progress.IDLE, Progress.NONE, Progress.IDLE, true), 0);
        idle(0, 5_000, 1_010);
        idle(1, 5_000, 1_010);
        assertThat(rule.evaluate(500)).isEqualTo(4_989);
    }
}
