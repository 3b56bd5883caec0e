package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two streams; b = 20, z = 1000; deadlines are 30 after the event, rounded up to tens. */
class WatermarkRuleTest {

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
    void holdsUntilEveryStreamIsRead() {
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
        live(0, 5_000);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
        live(1, 6_000);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
    }

    @Test
    void holdsUntilEveryPartitionIsRead() {
        live(1, 6_000);
        rule.hear(new Progress(0, 0, 2, 1, 3, 5_000, 5_000, 0, false), 0);
        rule.hear(new Progress(0, 1, 2, 1, 0, 5_500, 5_500, 0, false), 0);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
        rule.hear(new Progress(0, 1, 2, 2, 0, 5_500, 5_500, 0, false), 0);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
    }

    @Test
    void aStreamOfUnknownSizeHasAtLeastOnePartition() {
        live(1, 6_000);
        rule.hear(
                new Progress(0, 0, 1, 0, 0, Progress.IDLE, Progress.NONE, Progress.IDLE, false), 0);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
    }

    @Test
    void aReaderWithoutPartitionsHoldsNothingBack() {
        live(0, 5_000);
        live(1, 6_000);
        rule.hear(
                new Progress(0, 1, 2, 0, 1, Progress.IDLE, Progress.NONE, Progress.IDLE, false), 0);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
    }

    @Test
    void holdsWhileAStreamHasHadNoRecordAndIsNotSilentYet() {
        live(0, 5_000);
        hear(1, Progress.NONE, Progress.NONE, 999, 0);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
        idle(1, Progress.NONE, 1_000);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
    }

    @Test
    void isTheLowestOfWhatIsNotIdle() {
        live(0, 5_000);
        live(1, 6_000);
        rule.hear(new Progress(1, 1, 2, 1, 1, 4_000, 7_000, 0, false), 0);
        assertThat(rule.evaluate(0)).isEqualTo(3_979);
        rule.hear(new Progress(1, 1, 2, 1, 1, Progress.IDLE, 7_000, 5_000, false), 0);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
        assertThat(rule.topMillis()).isEqualTo(7_000);
    }

    @Test
    void neverGoesBackWhenAStreamResumesBehindIt() {
        live(0, 5_000);
        idle(1, Progress.NONE, 1_000);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
        live(1, 100);
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
    }

    @Test
    void startsWhereItWasSaved() {
        rule = new WatermarkRule(TestRules.SMALL, new boolean[2], 9_000, 9_500);
        assertThat(rule.topMillis()).isEqualTo(9_500);
        assertThat(rule.evaluate(0)).isEqualTo(9_000);
        live(0, 5_000);
        live(1, 6_000);
        assertThat(rule.evaluate(0)).isEqualTo(9_000);
        assertThat(rule.topMillis()).isEqualTo(9_500);
        live(0, 9_800);
        live(1, 9_900);
        assertThat(rule.evaluate(0)).isEqualTo(9_779);
    }

    @Test
    void aStreamThatHasEndedHoldsNothingBackAndPushesNothing() {
        ended(0, 1_000, 0, 0);
        live(1, 6_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_979);
        live(1, 7_000);
        assertThat(rule.evaluate(0)).isEqualTo(6_979);
    }

    @Test
    void aStreamThatHadEndedBeforeARestoreIsNotWaitedFor() {
        rule = new WatermarkRule(TestRules.SMALL, new boolean[] {true, false}, 4_900, 5_000);
        assertThat(rule.hasEnded(0)).isTrue();
        assertThat(rule.hasEnded(1)).isFalse();
        live(1, 6_000);
        assertThat(rule.evaluate(0)).isEqualTo(5_979);
        idle(1, 6_000, 9_000);
        assertThat(rule.evaluate(0)).isEqualTo(6_030);
        assertThat(rule.isQuiescent()).isTrue();
    }

    @Test
    void aStreamThatIsReadAfterAllIsWaitedFor() {
        rule = new WatermarkRule(TestRules.SMALL, new boolean[] {true, false}, 4_900, 5_000);
        live(0, 5_000);
        live(1, 6_000);
        assertThat(rule.hasEnded(0)).isFalse();
        assertThat(rule.evaluate(0)).isEqualTo(4_979);
    }

    @Test
    void aStreamHasEndedWhenAllItsReadersHave() {
        rule.hear(new Progress(0, 0, 2, 1, 3, 5_000, 5_000, 0, true), 0);
        live(1, 6_000);
        assertThat(rule.hasEnded(0)).isFalse();
        assertThat(rule.evaluate(0)).isEqualTo(Rules.NO_WATERMARK);
        rule.hear(new Progress(0, 1, 2, 1, 3, 5_000, 5_000, 0, true), 0);
        assertThat(rule.hasEnded(0)).as("the third partition had ended before a restore").isTrue();
        assertThat(rule.evaluate(0)).isEqualTo(5_979);
    }

    @Test
    void isAsHighAsCanBeWhenEverythingHasEnded() {
        ended(0, 1_000, 0, 0);
        ended(1, 2_000, 0, 0);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.END);
        assertThat(rule.isQuiescent()).isFalse();
    }

    @Test
    void theEndOfInputIsAsHighAsCanBeAndStaysThere() {
        idle(0, 5_000, 9_000);
        idle(1, 5_000, 9_000);
        rule.evaluate(0);
        assertThat(rule.end()).isEqualTo(Rules.END);
        assertThat(rule.isQuiescent()).isFalse();
        live(0, 5_000);
        assertThat(rule.evaluate(0)).isEqualTo(Rules.END);
    }

    @Test
    void neverGoesBackWhateverIsHeard() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long before = Rules.NO_WATERMARK;
        long now = random.nextLong();
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(500);
            long top = random.nextInt(10) == 0 ? Progress.NONE : random.nextInt(100_000);
            long silent = random.nextInt(3_000);
            long lowest = silent >= TestRules.Z ? Progress.IDLE : top;
            hear(random.nextInt(2), lowest, top, silent, now);
            long watermark = rule.evaluate(now);
            assertThat(watermark).as("seed %d step %d", seed, i).isGreaterThanOrEqualTo(before);
            before = watermark;
        }
        assertThat(before).as("deadline of the top").isLessThanOrEqualTo(100_030);
    }

    @Test
    void hearsNobodyWhoCannotBe() {
        for (int reader : new int[] {-1, 2}) {
            assertThatThrownBy(() -> rule.hear(new Progress(0, reader, 2, 1, 1, 5, 5, 0, false), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Reader " + reader + " of 2");
        }
    }

    @Test
    void whatHasEndedIsNotReadOn() {
        ended(0, 5_000, 0, 0);
        ended(0, 5_000, 0, 10);
        assertThatThrownBy(() -> live(0, 5_001))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Reader 0 of stream 0 reads on after its input has ended");
    }
}
