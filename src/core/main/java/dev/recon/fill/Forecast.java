package dev.recon.fill;

import java.util.Arrays;

/**
 * What follows when nothing later is known: the same answer as {@link Bridge} gives at the end of a
 * window, by recursion, with the variance from the weights of the innovations (Box and Jenkins,
 * Time Series Analysis, chapter 5).
 */
final class Forecast {

    private Forecast() {}

    /**
     * @param values {@link Bridge#ORDER} known ones, then room for as many as are asked for
     * @param variance of the same layout
     * @param weights scratch of the same length
     */
    static void extend(
            double[] phi, double[] values, double[] variance, double[] weights, int steps) {
        int order = Bridge.ORDER;
        double sum = 0;
        Arrays.fill(weights, 0, order, 0);
        for (int t = order; t < order + steps; t++) {
            double value = 0;
            double weight = t == order ? 1 : 0;
            // The newest last: it is the only one that has to be waited for.
            for (int k = order; k > 0; k--) {
                value -= phi[k] * values[t - k];
                weight -= phi[k] * weights[t - k];
            }
            values[t] = value;
            weights[t] = weight;
            sum += weight * weight;
            variance[t] = sum;
        }
    }
}
