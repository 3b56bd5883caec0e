package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tumbling windows of 100 ms. */
class WindowingTest {

    private static final Windowing WINDOWS = Windowing.tumbling(TestRules.O);

    /** The last instant that a record can name, 9999-12-31T23:59:59.999Z. */
    private static final long LATEST = 253_402_300_799_999L;

    private static final long[] AWKWARD = {
        -LATEST, -101, -100, -99, -1, 0, 1, 99, 100, 101, LATEST - 1, LATEST
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
    void eachPaneIsOneWindow() {
        assertThat(WINDOWS.lengthMillis()).isEqualTo(100);
        assertThat(WINDOWS.firstWindow(-300)).isEqualTo(-300);
        assertThat(WINDOWS.lastWindow(-300)).isEqualTo(-300);
        assertThat(WINDOWS.nextWindow(-300)).isEqualTo(-200);
        assertThat(WINDOWS.windowEnd(-300)).isEqualTo(-200);
    }

    @Test
    void aWindowHasALength() {
        assertThat(Windowing.tumbling(1).windowLast(7)).isEqualTo(7);
        assertThatThrownBy(() -> Windowing.tumbling(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A window has a length, not 0");
    }

    @Test
    void windowsAreAlignedToTheEpochAndHoldTheirTimes() {
        long seed = System.nanoTime();
        for (long time : times(new Random(seed))) {
            long start = WINDOWS.paneStart(time);
            BigInteger interval = BigInteger.valueOf(TestRules.O);
            BigInteger expected =
                    BigInteger.valueOf(time).subtract(BigInteger.valueOf(time).mod(interval));
            assertThat(start).as("seed %d time %d", seed, time).isEqualTo(expected.longValue());
            assertThat(WINDOWS.windowLast(start)).isEqualTo(start + 99);
            assertThat(time).isBetween(start, WINDOWS.windowLast(start));
        }
    }

    @Test
    void panesOverBeforeLimitsExactlyTheWindowsThatAreOver() {
        long seed = System.nanoTime();
        for (long watermark : times(new Random(seed))) {
            long before = WINDOWS.panesOverBefore(watermark);
            long near = WINDOWS.paneStart(watermark);
            for (long start = near - 300; start <= near + 300; start += TestRules.O) {
                assertThat(start < before)
                        .as("seed %d W %d window %d", seed, watermark, start)
                        .isEqualTo(WINDOWS.windowLast(start) <= watermark);
            }
        }
    }

    @Test
    void theFirstWindowAfterWIsTheFirstThatIsNotOver() {
        for (Windowing windows : List.of(WINDOWS, new SlidingWindows(100))) {
            for (long watermark : new long[] {-201, -200, -101, -1, 0, 98, 99, 100, 199}) {
                long first = windows.firstWindowAfter(watermark);
                assertThat(windows.windowLast(first)).isGreaterThan(watermark);
                assertThat(windows.windowLast(first - 100)).isLessThanOrEqualTo(watermark);
            }
        }
    }

    @Test
    void everyWindowIsOverAtTheEndAndNoneBeforeAnythingIsKnown() {
        assertThat(WINDOWS.panesOverBefore(Rules.END)).isEqualTo(Long.MAX_VALUE);
        assertThat(WINDOWS.panesOverBefore(Rules.NO_WATERMARK)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aWindowEndsWhenTheNextMillisecondIsInALaterOne() {
        assertThat(WINDOWS.endsWindow(98, 99)).isTrue();
        assertThat(WINDOWS.endsWindow(99, 100)).isFalse();
        assertThat(WINDOWS.endsWindow(99, 198)).isFalse();
        assertThat(WINDOWS.endsWindow(99, 199)).isTrue();
        assertThat(WINDOWS.endsWindow(-2, -1)).isTrue();
        assertThat(WINDOWS.endsWindow(-1, 98)).isFalse();
        assertThat(WINDOWS.endsWindow(50, 5_000)).isTrue();
        assertThat(WINDOWS.endsWindow(50, 50)).isFalse();
    }

    @Test
    void aWindowEndsFromTheVeryStartAndToTheVeryEnd() {
        assertThat(WINDOWS.endsWindow(Rules.NO_WATERMARK, -LATEST)).isTrue();
        assertThat(WINDOWS.endsWindow(LATEST, Rules.END)).isTrue();
        assertThat(WINDOWS.endsWindow(Rules.END, Rules.END)).isFalse();
        assertThat(WINDOWS.endsWindow(Rules.NO_WATERMARK, Rules.END)).isTrue();
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
            assertThat(WINDOWS.endsWindow(from, to))
                    .as("seed %d from %d to %d", seed, from, to)
                    .isEqualTo(crossed);
        }
    }
}
