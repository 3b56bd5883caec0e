package dev.recon.fill;

import java.util.Arrays;

/**
 * What follows when nothing later is known: the same answer as {@link Bridge} gives at the end of a
 * window, by recursion, with the variance from the weights of the innovations (Box and Jenkins,
 * Time Series Analysis, chapter 5).
 */
final class Forecast {

    private static final int ORDER = Sizes.ORDER;

    /** Of each slot: the first are the known ones. */
    final double[] mean;

    /** Of each slot that is not known, for innovations of variance 1. */
    final double[] variance;

    /** How much of the first innovation is in each slot. */
    final double[] weights;

    /**
     * @param slots at most, the known ones included
     */
    Forecast(int slots) {
        mean = new double[slots];
        variance = new double[slots];
        weights = new double[slots];
    }

    /**
     * @param phi the polynomial, its first coefficient 1
     * @param known the {@link Sizes#ORDER} values before
     */
    void extend(double[] phi, double[] known, int steps) {
        System.arraycopy(known, 0, mean, 0, ORDER);
        Arrays.fill(weights, 0, ORDER, 0);
        double sum = 0;
        for (int t = ORDER; t < ORDER + steps; t++) {
            double value = 0;
            double weight = t == ORDER ? 1 : 0;
            // The newest last: it is the only one that has to be waited for.
            for (int k = ORDER; k > 0; k--) {
                value -= phi[k] * mean[t - k];
                weight -= phi[k] * weights[t - k];
            }
            mean[t] = value;
            weights[t] = weight;
            sum += weight * weight;
            variance[t] = sum;
        }
    }
}
