package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArLearnerTest {

    private final Regression work = new Regression();
    private final Polynomial polynomial = new Polynomial();
    private final double[] phi = polynomial.phi;

    @Test
    void findsTheProcessBehindTheDifferences() {
        ArLearner learner = new ArLearner(false);
        Random random = new Random(2);
        double[] x = new double[8000];
        double one = 0;
        double two = 0;
        for (int i = 1; i < x.length; i++) {
            double step = 0.5 * one - 0.3 * two + random.nextGaussian();
            x[i] = x[i - 1] + step;
            two = one;
            one = step;
        }
        learn(learner, x);
        learner.polynomial(polynomial, true);
        assertThat(phi[1]).isCloseTo(-1.5, within(0.12));
        assertThat(phi[2]).isCloseTo(0.8, within(0.2));
        assertThat(phi[3]).isCloseTo(-0.3, within(0.2));
        assertThat(learner.sigma()).isCloseTo(1, within(0.25));
    }

    @Test
    void keepsTheUnitRootAndStaysStable() {
        ArLearner learner = new ArLearner(false);
        double[] x = new double[2000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 600 == 0 ? 0 : 1.02 * x[i - 1] + 1;
        }
        learn(learner, x);
        learner.polynomial(polynomial, true);
        assertThat(Arrays.stream(phi).sum()).isCloseTo(0, within(1e-9));
        double[] known = new double[Sizes.ORDER];
        Arrays.fill(known, 1);
        known[Sizes.ORDER - 1] = 2;
        Forecast future = new Forecast(400);
        future.extend(phi, known, 300);
        assertThat(Math.abs(future.mean[Sizes.ORDER + 299])).isLessThan(1000);
    }

    @Test
    void findsThePullTowardsTheMean() {
        ArLearner learner = new ArLearner(true);
        Random random = new Random(4);
        double[] x = new double[8000];
        for (int i = 1; i < x.length; i++) {
            x[i] = 0.8 * x[i - 1] + random.nextGaussian();
        }
        learn(learner, x);
        learner.polynomial(polynomial, true);
        assertThat(Arrays.stream(phi).sum()).isBetween(0.1, 0.4);
    }

    @Test
    void survivesAConstant() {
        ArLearner learner = new ArLearner(true);
        learn(learner, new double[5000]);
        learner.polynomial(polynomial, true);
        assertThat(phi).doesNotContain(Double.NaN);
        assertThat(learner.sigma()).isLessThan(1e-100);
    }

    private void learn(ArLearner learner, double[] x) {
        int length = Sizes.ORDER + 1;
        for (int i = 0; i + length <= x.length; i++) {
            learner.learn(Arrays.copyOfRange(x, i, i + length), work);
        }
    }
}
