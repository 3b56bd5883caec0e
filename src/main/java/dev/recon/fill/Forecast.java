package dev.recon.fill;

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
        for (int t = order; t < order + steps; t++) {
            double value = 0;
            double weight = t == order ? 1 : 0;
            for (int k = 1; k <= order; k++) {
                value -= phi[k] * values[t - k];
                if (t - k >= order) {
                    weight -= phi[k] * weights[t - k];
                }
            }
            values[t] = value;
            weights[t] = weight;
            sum += weight * weight;
            variance[t] = sum;
        }
    }
}
