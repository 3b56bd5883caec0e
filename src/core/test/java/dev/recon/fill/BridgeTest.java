package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BridgeTest {

    private static final int ORDER = Sizes.ORDER;

    private final Bridge bridge = new Bridge();

    @Test
    void ofARandomWalkIsABrownianBridge() {
        double[] phi = new double[ORDER + 1];
        phi[0] = 1;
        phi[1] = -1;
        double[] values = new double[40];
        values[29] = 10;
        boolean[] unknown = gap(40, 20, 29);
        bridge.solve(phi, values, unknown, 30);
        for (int step = 1; step <= 9; step++) {
            assertThat(bridge.mean[19 + step]).isCloseTo(step, within(1e-9));
            double variance = step * (10 - step) / 10.0;
            assertThat(bridge.variance[19 + step]).isCloseTo(variance, within(1e-9));
        }
    }

    @Test
    void leastSquaresAndInverseAgreeWithPlainAlgebra() {
        Random random = new Random(11);
        double[] phi = smooth();
        double[] values = random.doubles(60).toArray();
        boolean[] unknown = gap(60, 15, 30);
        unknown[33] = true;
        unknown[40] = true;
        bridge.solve(phi, values, unknown, 50);
        double[] filled = filled(values, unknown, 50);
        double least = cost(phi, filled, 50);
        for (int i = 0; i < 50; i++) {
            if (unknown[i]) {
                // The cost is a parabola in each value: its curvature, and no slope.
                double[] moved = filled.clone();
                moved[i] += 1e-3;
                double up = cost(phi, moved, 50) - least;
                moved[i] -= 2e-3;
                double down = cost(phi, moved, 50) - least;
                assertThat(up - down).isCloseTo(0, within(1e-9));
                assertThat(bridge.variance[i]).isGreaterThan(0.99 * 2e-6 / (up + down));
            }
        }
    }

    @Test
    void atTheEndItIsTheForecast() {
        double[] phi = smooth();
        double[] values = new Random(3).doubles(40).toArray();
        Forecast open = new Forecast(40);
        open.extend(phi, values, 20);
        bridge.solve(phi, values, gap(40, ORDER, 40), ORDER + 20);
        for (int i = ORDER; i < ORDER + 20; i++) {
            assertThat(bridge.mean[i]).isCloseTo(open.mean[i], within(1e-6));
            double variance = open.variance[i];
            assertThat(bridge.variance[i]).isCloseTo(variance, within(1e-6 * variance));
        }
    }

    private double[] filled(double[] values, boolean[] unknown, int length) {
        double[] filled = values.clone();
        for (int i = 0; i < length; i++) {
            filled[i] = unknown[i] ? bridge.mean[i] : values[i];
        }
        return filled;
    }

    /** Of differences that remember the two before. */
    private static double[] smooth() {
        double[] phi = new double[ORDER + 1];
        phi[0] = 1;
        phi[1] = -1.5;
        phi[2] = 0.3;
        phi[3] = 0.2;
        return phi;
    }

    private static boolean[] gap(int length, int from, int to) {
        boolean[] unknown = new boolean[length];
        Arrays.fill(unknown, from, to, true);
        return unknown;
    }

    private static double cost(double[] phi, double[] values, int length) {
        double sum = 0;
        for (int t = ORDER; t < length; t++) {
            double innovation = 0;
            for (int k = 0; k <= ORDER; k++) {
                innovation += phi[k] * values[t - k];
            }
            sum += innovation * innovation;
        }
        return sum;
    }
}
