package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Recursive least squares as in {@link LeastSquares}, of several things that are explained by the
 * same: they share the matrix, which is most of the work and of the state. What an outlier can do
 * is bounded for each by its own variance.
 */
final class SharedSquares {

    /** How much is kept from one time that it learns to the next. */
    private static final double FORGET = 0.995;

    private static final double RIDGE = 20;

    /** An error teaches as one of so many standard deviations at most, and is seen as of twice. */
    private static final double OUTLIER = 3;

    /** Of the variances; what they are taken for at first counts as so many times. */
    private static final double RATE = 0.005;

    private static final double PRIOR = 5;

    /** Before it has learned so often, nothing is an outlier. */
    private static final int TRUSTED = 20;

    private static final double NO_LIMIT = 1e100;

    /** Of the errors, in no unit. */
    final double[] variances;

    private final int size;
    private final double[][] coefficients;

    /** The inverse of the normal matrix, symmetric. */
    private final double[][] inverse;

    private final double[] gain;
    private double share;
    private int count;

    SharedSquares(int targets, int size) {
        this.size = size;
        variances = new double[targets];
        coefficients = new double[targets][size];
        inverse = new double[size][size];
        gain = new double[size];
        for (int i = 0; i < size; i++) {
            inverse[i][i] = 1 / RIDGE;
        }
    }

    static int bytes(int targets, int size) {
        int numbers = size * (size + 1) / 2 + targets * (size + 1);
        return numbers * Double.BYTES + Integer.BYTES;
    }

    /** How often it has learned. */
    int count() {
        return count;
    }

    double predict(int target, double[] u) {
        return times(coefficients[target], u);
    }

    /** Prepares {@link #learn} by what explains; false when that cannot be used. */
    boolean begin(double[] u) {
        double power = 0;
        for (int i = 0; i < size; i++) {
            gain[i] = times(inverse[i], u);
            power += gain[i] * u[i];
        }
        share = 1 / (FORGET + power);
        return power < LeastSquares.MOST_POWER;
    }

    /**
     * @param u and value in this unit
     * @param prior what the variance is taken for at first
     */
    void learn(int target, double[] u, double value, double prior, double unit) {
        double error = value - predict(target, u);
        double square = unit * unit;
        double known = variances[target] / square;
        double variance = known > 0 ? known : prior;
        double limit = count < TRUSTED ? NO_LIMIT : OUTLIER * Math.sqrt(variance);
        double seen = Math.min(error * error, 4 * limit * limit);
        double rate = Math.max(RATE, 1 / (count + 1 + PRIOR));
        variances[target] = (variance + rate * (seen - variance)) * square;
        double step = share * Math.max(-limit, Math.min(error, limit));
        for (int i = 0; i < size; i++) {
            coefficients[target][i] += gain[i] * step;
        }
    }

    void end() {
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += inverse[i][i];
        }
        // What is not excited must not be forgotten without end.
        double growth = trace < 4 * size / RIDGE ? 1 / FORGET : 1;
        for (int i = 0; i < size; i++) {
            double own = share * gain[i];
            for (int j = 0; j <= i; j++) {
                double each = (inverse[i][j] - own * gain[j]) * growth;
                inverse[i][j] = each;
                inverse[j][i] = each;
            }
        }
    }

    private double times(double[] a, double[] u) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[i] * u[i];
        }
        return sum;
    }

    void write(ByteBuffer to) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                to.putDouble(inverse[i][j]);
            }
        }
        for (int target = 0; target < variances.length; target++) {
            for (double each : coefficients[target]) {
                to.putDouble(each);
            }
            to.putDouble(variances[target]);
        }
        to.putInt(count);
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = from.getDouble();
                inverse[j][i] = inverse[i][j];
            }
        }
        for (int target = 0; target < variances.length; target++) {
            for (int i = 0; i < size; i++) {
                coefficients[target][i] = from.getDouble();
            }
            variances[target] = from.getDouble();
        }
        count = from.getInt();
    }
}
