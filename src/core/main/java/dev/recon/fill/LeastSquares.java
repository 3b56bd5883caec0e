package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Recursive least squares with exponential forgetting (Ljung, System Identification, chapter 11),
 * started from a ridge, with a bound on what one outlier can do (Huber 1964). For {@link
 * #REGRESSORS} regressors, or one more.
 */
final class LeastSquares {

    private static final int REGRESSORS = Sizes.LAGS;

    private static final double FORGET = 0.999;

    /** In units of the variance of what is explained. */
    private static final double RIDGE = 5;

    /** From how many standard deviations on an error counts less. */
    private static final double OUTLIER = 3;

    /** What weighs more than this has no digits left for anything else: it teaches nothing. */
    static final double MOST_POWER = 1e8;

    final double[] coefficients;

    private final int size;

    /** The inverse of the normal matrix, row by row; symmetric to the bit. */
    private final double[] inverse;

    LeastSquares(boolean oneMore) {
        size = oneMore ? REGRESSORS + 1 : REGRESSORS;
        coefficients = new double[size];
        inverse = new double[size * size];
        for (int i = 0; i < size; i++) {
            inverse[i * (size + 1)] = 1 / RIDGE;
        }
    }

    static int bytes(boolean oneMore) {
        int size = oneMore ? REGRESSORS + 1 : REGRESSORS;
        return (size + size * (size + 1) / 2) * Double.BYTES;
    }

    double predict(double[] u) {
        return times(coefficients, 0, u);
    }

    void learn(double[] u, double error, double[] gain) {
        for (int i = 0; i < size; i++) {
            gain[i] = times(inverse, i * size, u);
        }
        double power = times(gain, 0, u);
        if (!(power < MOST_POWER)) {
            return;
        }
        double excess = Math.max(1, Math.abs(error) * (1 / OUTLIER));
        double share = 1 / (FORGET * excess + power);
        double trace = 0;
        for (int i = 0; i < size; i++) {
            coefficients[i] += gain[i] * (error * share);
            trace += inverse[i * (size + 1)];
        }
        // What is not excited must not be forgotten without end.
        double growth = trace < 4 * size / RIDGE ? 1 / FORGET : 1;
        double root = Math.sqrt(share * growth);
        for (int i = 0; i < size; i++) {
            gain[i] *= root;
        }
        for (int i = 0; i < size; i++) {
            subtract(i * size, gain[i], gain, growth);
        }
    }

    /** Both halves of a symmetric matrix, in loops as long as the compiler knows, beat one half. */
    private void subtract(int row, double own, double[] gain, double growth) {
        for (int j = 0; j < REGRESSORS; j++) {
            inverse[row + j] = inverse[row + j] * growth - own * gain[j];
        }
        if (size > REGRESSORS) {
            int last = row + REGRESSORS;
            inverse[last] = inverse[last] * growth - own * gain[REGRESSORS];
        }
    }

    /** In four sums, which need not wait for each other. */
    private double times(double[] a, int at, double[] u) {
        double sum =
                (a[at] * u[0] + a[at + 1] * u[1])
                        + (a[at + 2] * u[2] + a[at + 3] * u[3])
                        + ((a[at + 4] * u[4] + a[at + 5] * u[5])
                                + (a[at + 6] * u[6] + a[at + 7] * u[7]));
        return size > REGRESSORS ? sum + a[at + REGRESSORS] * u[REGRESSORS] : sum;
    }

    void write(ByteBuffer to) {
        for (double each : coefficients) {
            to.putDouble(each);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                to.putDouble(inverse[i * size + j]);
            }
        }
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < size; i++) {
            coefficients[i] = from.getDouble();
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double each = from.getDouble();
                inverse[i * size + j] = each;
                inverse[j * size + i] = each;
            }
        }
    }
}
