package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private final Cadence cadence = new Cadence();

    @Test
    void findsThePeriodBehindTimesRoundedToSeconds() {
        int slots = 0;
        for (int i = 0; i < 5000; i++) {
            slots += cadence.advance(1000 * (long) (i * 1.059));
        }
        assertThat(cadence.periodMillis()).isCloseTo(1059, within(15.0));
        assertThat(slots).isEqualTo(5000);
    }

    @Test
    void followsJitterWithoutInventingSlots() {
        Random random = new Random(5);
        int slots = 0;
        for (int i = 0; i < 5000; i++) {
            slots += cadence.advance(i * 60_000L + (long) (random.nextGaussian() * 5000));
        }
        assertThat(slots).isEqualTo(5000);
        assertThat(cadence.periodMillis()).isCloseTo(60_000, within(2500.0));
    }

    @Test
    void countsTheSlotsOfAPause() {
        for (int i = 0; i < 100; i++) {
            cadence.advance(i * 1000L);
        }
        assertThat(cadence.advance(99_000 + 50_000)).isEqualTo(50);
        assertThat(cadence.advance(150_000)).isEqualTo(1);
    }

    @Test
    void takesTimesThatStandStillForOneSlotEach() {
        cadence.advance(1000);
        assertThat(cadence.advance(1000)).isEqualTo(1);
        assertThat(cadence.advance(900)).isEqualTo(1);
    }
}
