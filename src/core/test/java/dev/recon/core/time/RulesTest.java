package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesTest {

    /** The last instant that a record can name, 9999-12-31T23:59:59.999Z. */
    private static final long LATEST = 253_402_300_799_999L;

    private static final long[] AWKWARD = {
        -LATEST, -101, -100, -99, -11, -10, -1, 0, 1, 9, 10, 11, 99, 100, 101, LATEST - 1, LATEST
    };

    private static List<Long> times(Random random) {
        List<Long> times = new ArrayList<>();
        for (long time : AWKWARD) {
            times.add(time);
        }
        for (int i = 0; i < 1000; i++) {
            times.add(random.nextLong(2 * LATEST) - LATEST);
        }
        return times;
    }

    @Test
    void deadlineIsPatienceBehindTheEventRoundedUp() {
        assertThat(TestRules.SMALL.deadline(100)).isEqualTo(130);
        assertThat(TestRules.SMALL.deadline(101)).isEqualTo(140);
        assertThat(TestRules.SMALL.deadline(109)).isEqualTo(140);
        assertThat(TestRules.SMALL.deadline(110)).isEqualTo(140);
        assertThat(TestRules.SMALL.deadline(-31)).isEqualTo(0);
        assertThat(TestRules.SMALL.deadline(-30)).isEqualTo(0);
        assertThat(TestRules.SMALL.deadline(-29)).isEqualTo(10);
    }

    @Test
    void deadlineIsTheFirstMultipleOfTheResolutionThatIsNotTooEarlyAtAnyTime() {
        long seed = System.nanoTime();
        for (long time : times(new Random(seed))) {
            long raw = time + TestRules.N - TestRules.B;
            long deadline = TestRules.SMALL.deadline(time);
            assertThat(deadline % TestRules.R).as("seed %d time %d", seed, time).isZero();
            assertThat(deadline).as("seed %d time %d", seed, time).isBetween(raw, raw + 9);
        }
    }

    @Test
    void windowsAreAlignedToTheEpochAndHoldTheirTimes() {
        long seed = System.nanoTime();
        for (long time : times(new Random(seed))) {
            long start = TestRules.SMALL.windowStart(time);
            BigInteger interval = BigInteger.valueOf(TestRules.O);
            BigInteger expected =
                    BigInteger.valueOf(time).subtract(BigInteger.valueOf(time).mod(interval));
            assertThat(start).as("seed %d time %d", seed, time).isEqualTo(expected.longValue());
            assertThat(TestRules.SMALL.windowLast(start)).isEqualTo(start + 99);
            assertThat(time).isBetween(start, TestRules.SMALL.windowLast(start));
        }
    }

    @Test
    void horizonIsTheLatestTimeThatIsBeyondIt() {
        assertThat(TestRules.SMALL.horizon(1_000)).isEqualTo(700);
        assertThat(TestRules.SMALL.horizon(299)).isEqualTo(-1);
        assertThat(TestRules.SMALL.horizon(Rules.END)).isEqualTo(Long.MAX_VALUE - 300);
        assertThat(TestRules.SMALL.horizon(Long.MIN_VALUE + 300)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void nothingIsBeyondTheHorizonBeforeAnythingIsKnown() {
        assertThat(TestRules.SMALL.horizon(Rules.NO_WATERMARK)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void overBeforeTellsExactlyTheWindowsThatAreOver() {
        long seed = System.nanoTime();
        for (long watermark : times(new Random(seed))) {
            long before = TestRules.SMALL.overBefore(watermark);
            long near = TestRules.SMALL.windowStart(watermark);
            for (long start = near - 300; start <= near + 300; start += TestRules.O) {
                assertThat(start < before)
                        .as("seed %d W %d window %d", seed, watermark, start)
                        .isEqualTo(TestRules.SMALL.windowLast(start) <= watermark);
            }
        }
    }

    @Test
    void everyWindowIsOverAtTheEndAndNoneBeforeAnythingIsKnown() {
        assertThat(TestRules.SMALL.overBefore(Rules.END)).isEqualTo(Long.MAX_VALUE);
        assertThat(TestRules.SMALL.overBefore(Rules.NO_WATERMARK)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void crossesAnIntervalWhenTheNextMillisecondIsInALaterOne() {
        assertThat(TestRules.SMALL.crossesInterval(98, 99)).isTrue();
        assertThat(TestRules.SMALL.crossesInterval(99, 100)).isFalse();
        assertThat(TestRules.SMALL.crossesInterval(99, 198)).isFalse();
        assertThat(TestRules.SMALL.crossesInterval(99, 199)).isTrue();
        assertThat(TestRules.SMALL.crossesInterval(-2, -1)).isTrue();
        assertThat(TestRules.SMALL.crossesInterval(-1, 98)).isFalse();
        assertThat(TestRules.SMALL.crossesInterval(50, 5_000)).isTrue();
        assertThat(TestRules.SMALL.crossesInterval(50, 50)).isFalse();
    }

    @Test
    void crossesAnIntervalFromTheVeryStartAndToTheVeryEnd() {
        assertThat(TestRules.SMALL.crossesInterval(Rules.NO_WATERMARK, -LATEST)).isTrue();
        assertThat(TestRules.SMALL.crossesInterval(LATEST, Rules.END)).isTrue();
        assertThat(TestRules.SMALL.crossesInterval(Rules.END, Rules.END)).isFalse();
        assertThat(TestRules.SMALL.crossesInterval(Rules.NO_WATERMARK, Rules.END)).isTrue();
    }

    @Test
    void agreesWithTheRuleOfThePageOnWhatIsCrossed() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            long from = random.nextLong(2_000) - 1_000;
            long to = from + random.nextLong(300);
            boolean crossed = false;
            for (long w = from + 1; w <= to; w++) {
                crossed |= Math.floorMod(w + 1, TestRules.O) == 0;
            }
            assertThat(TestRules.SMALL.crossesInterval(from, to))
                    .as("seed %d from %d to %d", seed, from, to)
                    .isEqualTo(crossed);
        }
    }
}
