package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final long SEED = 11;
    private static final double KEPT = 0.95;

    private final Features features = new Features();
    private final Outlook outlook = new Outlook();
    private final Slots slots = new Slots();

    @Test
    void findsHowFarAValueReturnsInSoManySlots() {
        learn(20_000);
        long newest = slots.newest();
        features.look(slots, newest, -slots.history.base());
        double value = slots.history.get(newest) + slots.history.base();
        for (int step : new int[] {9, 81}) {
            double expected = value * (Math.pow(KEPT, step) - 1);
            assertThat(outlook.departure(features, step)).isCloseTo(expected, within(1.2));
        }
    }

    @Test
    void knowsHowSureItIs() {
        learn(20_000);
        assertThat(outlook.sd(1, 1)).isCloseTo(1, within(0.2));
        assertThat(outlook.sd(81, 1)).isCloseTo(1 / Math.sqrt(1 - KEPT * KEPT), within(0.6));
        assertThat(outlook.sd(400, 1)).isEqualTo(outlook.sd(81, 1));
    }

    @Test
    void saysNothingBeforeItHasLearned() {
        learn(200);
        assertThat(outlook.isReady()).isFalse();
    }

    private void learn(int count) {
        Random random = new Random(SEED);
        double value = 0;
        for (int i = 0; i < count; i++) {
            value = KEPT * value + random.nextGaussian();
            slots.cadence.advance(i * 1000L);
            slots.history.append(value);
            outlook.learn(slots, 1, features);
        }
    }
}
