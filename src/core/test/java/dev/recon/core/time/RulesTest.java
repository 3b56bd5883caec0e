package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void everyNumberHasItsRange() {
        refuses(0, 20, 300, 1_000, 10, 0, "missingAfterMillis is 0, and has to be 1 to ");
        refuses(50, -1, 300, 1_000, 10, 0, "outOfOrdernessMillis is -1, and has to be 0 to 50");
        refuses(50, 51, 300, 1_000, 10, 0, "outOfOrdernessMillis is 51, and has to be 0 to 50");
        refuses(50, 20, 149, 1_000, 10, 0, "correctionHorizonMillis is 149, and has to be 150 to ");
        refuses(50, 20, 300, 0, 10, 0, "idleTimeoutMillis is 0, and has to be 1 to ");
        refuses(50, 20, 300, 1_000, 0, 0, "timerResolutionMillis is 0, and has to be 1 to 100");
        refuses(50, 20, 300, 1_000, 101, 0, "timerResolutionMillis is 101, and has to be 1 to 100");
        refuses(50, 20, 300, 1_000, 10, -1, "futureToleranceMillis is -1, and has to be 0 to ");
        assertThatCode(() -> new Rules(100, 1, 0, 101, 1, 1, 0, false)).doesNotThrowAnyException();
        assertThatCode(() -> new Rules(100, 50, 50, 150, 1, 100, 9, true))
                .doesNotThrowAnyException();
    }

    private static void refuses(
            long n, long b, long m, long z, long r, long tolerance, String message) {
        assertThatThrownBy(() -> new Rules(100, n, b, m, z, r, tolerance, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
