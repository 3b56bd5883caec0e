package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HindsightTest {

    private static final int ORDER = Sizes.ORDER;

    private final Hindsight hindsight = new Hindsight(90);
    private final Bridge bridge = new Bridge();

    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "1,8", "3,1", "3,8", "27,0", "27,4", "81,1", "81,8"})
    void saysWhatTheBridgeSays(int length, int later) {
        int slots = ORDER + length + Sizes.FINAL_AFTER;
        boolean[] unknown = new boolean[slots];
        unknown[slots - 3] = true;
        agree(length, later, unknown);
    }

    private void agree(int length, int later, boolean[] unknown) {
        double[] phi = new double[ORDER + 1];
        phi[0] = 1;
        phi[1] = -1.5;
        phi[2] = 0.3;
        phi[3] = 0.1;
        phi[ORDER] = 0.1;
        double[] x = new Random(5).doubles(unknown.length).toArray();
        hindsight.look(phi, x, unknown, length);
        int window = ORDER + length + later;
        boolean[] gap = unknown.clone();
        for (int i = ORDER; i < ORDER + length; i++) {
            gap[i] = true;
        }
        bridge.solve(phi, x, gap, window);
        for (int i = ORDER; i < ORDER + length; i++) {
            hindsight.at(i);
            double variance = bridge.variance[i];
            assertThat(hindsight.mean(i, later)).isCloseTo(bridge.mean[i], within(1e-6));
            assertThat(hindsight.variance(i, later)).isCloseTo(variance, within(1e-6 * variance));
        }
    }
}
