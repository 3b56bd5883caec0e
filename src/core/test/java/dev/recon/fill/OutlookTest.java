package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final long SEED = 11;
    private static final double KEPT = 0.95;

    private final Workspace work = new Workspace();
    private final Outlook outlook = new Outlook();
    private final Sensor sensor = new Sensor();

    @Test
    void findsHowFarAValueReturnsInSoManySlots() {
        learn(20_000);
        double[] features = new double[Outlook.FEATURES];
        long newest = sensor.history.size - 1;
        Outlook.look(sensor, newest, -sensor.history.base(), features);
        double value = sensor.history.get(newest) + sensor.history.base();
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

    private void learn(int slots) {
        Random random = new Random(SEED);
        double value = 0;
        for (int i = 0; i < slots; i++) {
            value = KEPT * value + random.nextGaussian();
            sensor.cadence.advance(i * 1000L);
            sensor.history.append(value);
            outlook.learn(sensor, 1, work);
        }
    }
}
