package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmittedFillTest {

    private final EmittedFill emitted = new EmittedFill(new byte[] {'i'}, 1, Fill.Reason.MISSING);

    private Fill set(double value, double sd, double lower, double upper) {
        emitted.set(value, sd, lower, upper, FillMethod.AUTO, 1);
        return emitted.fill;
    }

    @Test
    void saysNoMoreDigitsThanTheDeviationIsWorth() {
        Fill fill = set(52.123456789, 0.0123456, 52.1034567, 52.1434567);
        assertThat(fill.value).isEqualTo(52.12346);
        assertThat(fill.sd).isEqualTo(0.01235);
        assertThat(fill.lower).isEqualTo(52.10345);
        assertThat(fill.upper).isEqualTo(52.14346);
    }

    @Test
    void ofALargeDeviationWholeNumbersAreEnough() {
        Fill fill = set(-123456.7, 5000.4, -133456.7, -113456.7);
        assertThat(fill.value).isEqualTo(-123457);
        assertThat(fill.sd).isEqualTo(5000);
        assertThat(fill.lower).isEqualTo(-133457);
        assertThat(fill.upper).isEqualTo(-113456);
    }

    @Test
    void leavesWhatHasNoSuchDigitsAsItIs() {
        assertThat(set(1e15 + 0.5, 1e-3, 1e15, 1e15 + 1).value).isEqualTo(1e15 + 0.5);
        assertThat(set(1.5e-20, 1e-21, 1e-20, 2e-20).value).isEqualTo(1.5e-20);
        assertThat(set(1.5, 0, 1.5, 1.5).lower).isEqualTo(1.5);
    }

    @Test
    void ofASensorThatHasNeverMovedThereIsNoWidth() {
        Fill fill = set(99.99, 3e-41, 99.99, 99.99);
        assertThat(fill.sd).isZero();
        assertThat(fill.lower).isEqualTo(99.99).isEqualTo(fill.upper);
        assertThat(set(0, 3e-41, -3e-41, 3e-41).sd).isZero();
    }

    @Test
    void theIntervalNeverLosesAnything() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            double sd = Math.exp(40 * random.nextDouble() - 20);
            double value = 1000 * sd * random.nextGaussian();
            Fill fill = set(value, sd, value - 1.6 * sd, value + 1.6 * sd);
            assertThat(fill.value).as("seed %d", seed).isBetween(fill.lower, fill.upper);
            assertThat(fill.lower).as("seed %d", seed).isLessThanOrEqualTo(value - 1.6 * sd);
            assertThat(fill.upper).as("seed %d", seed).isGreaterThanOrEqualTo(value + 1.6 * sd);
            assertThat(Math.abs(fill.value - value)).as("seed %d", seed).isLessThan(sd / 500);
            assertThat(Math.abs(fill.sd - sd)).as("seed %d", seed).isLessThan(sd / 500);
        }
    }
}
