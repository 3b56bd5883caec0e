package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Learns, reading by reading, how the next difference follows from the last ones and, where asked,
 * from the level: dx(t) = a(1) dx(t-1) + ... + a(p) dx(t-p) - k x(t-1) + e(t). Recursive least
 * squares with exponential forgetting (Ljung, System Identification, chapter 11), started from a
 * ridge, with a bound on what one outlier can do (Huber 1964).
 *
 * <p>Without the level the unit root stays: a value has no mean to return to.
 */
final class ArLearner {

    static final int ORDER = 8;

    private static final double FORGET = 0.999;

    /** In units of the variance of one difference. */
    private static final double RIDGE = 5;

    /** From how many standard deviations on an innovation counts less. */
    private static final double OUTLIER = 3;

    /** A square counts for the variance as that of so many standard deviations at most. */
    private static final double CUT = 6;

    /** Of the variance that follows the last readings. */
    private static final double FAST = 0.05;

    /** Brings the level to the size of a difference, so that one ridge fits both. */
    private static final double LEVEL_SCALE = 0.1;

    /** No pull towards the mean is stronger than this a slot. */
    private static final double STRONGEST_PULL = 0.5;

    /** Reflections stay within this, and with them the roots within the circle. */
    private static final double STABLE = 0.995;

    private static final double DAMPING = 0.97;
    private static final double SMALLEST = 1e-300;

    private final int size;
    private final double[] coefficients;

    /** The lower triangle of the inverse of the normal matrix, row by row. */
    private final double[] inverse;

    private double variance;
    private double fastVariance;
    private int count;

    ArLearner(boolean level) {
        size = level ? ORDER + 1 : ORDER;
        coefficients = new double[size];
        inverse = new double[size * (size + 1) / 2];
        for (int i = 0; i < size; i++) {
            inverse[i * (i + 3) / 2] = 1 / RIDGE;
        }
    }

    static int bytes(boolean level) {
        int size = level ? ORDER + 1 : ORDER;
        return (size + size * (size + 1) / 2 + 2) * Double.BYTES + Integer.BYTES;
    }

    /**
     * @param x {@link Bridge#ORDER} + 1 values, the newest last, relative to what they return to
     */
    void learn(double[] x, Workspace work) {
        double difference = x[ORDER + 1] - x[ORDER];
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        if (variance <= SMALLEST) {
            variance = Math.max(difference * difference, SMALLEST);
            fastVariance = variance;
            return;
        }
        double scale = 1 / Math.sqrt(variance);
        double[] u = work.regressors;
        double error = difference * scale;
        for (int i = 0; i < ORDER; i++) {
            u[i] = (x[ORDER - i] - x[ORDER - 1 - i]) * scale;
        }
        if (size > ORDER) {
            u[ORDER] = -x[ORDER] * scale * LEVEL_SCALE;
        }
        for (int i = 0; i < size; i++) {
            error -= coefficients[i] * u[i];
        }
        if (!Double.isFinite(error)) {
            return;
        }
        update(u, error, work.gain);
        follow(error);
    }

    private void update(double[] u, double error, double[] gain) {
        double dot = multiply(u, gain);
        double weight = Math.min(1, OUTLIER / Math.abs(error));
        double denominator = FORGET / weight + dot;
        double trace = 0;
        for (int i = 0; i < size; i++) {
            coefficients[i] += gain[i] * error / denominator;
            trace += inverse[i * (i + 3) / 2];
        }
        // What is not excited must not be forgotten without end.
        double forget = trace < 4 * size / RIDGE ? FORGET : 1;
        for (int i = 0, at = 0; i < size; i++) {
            double share = gain[i] / denominator;
            for (int j = 0; j <= i; j++, at++) {
                inverse[at] = (inverse[at] - share * gain[j]) / forget;
            }
        }
    }

    private double multiply(double[] u, double[] gain) {
        for (int i = 0; i < size; i++) {
            gain[i] = 0;
        }
        for (int i = 0, at = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < i; j++, at++) {
                sum += inverse[at] * u[j];
                gain[j] += inverse[at] * u[i];
            }
            gain[i] += sum + inverse[at++] * u[i];
        }
        double dot = 0;
        for (int i = 0; i < size; i++) {
            dot += gain[i] * u[i];
        }
        return dot;
    }

    private void follow(double error) {
        double square = Math.min(error * error, CUT * CUT) * variance;
        variance += Math.max(1.0 / count, 1 - FORGET) * (square - variance);
        variance = Math.max(variance, SMALLEST);
        fastVariance = Math.max(fastVariance + FAST * (square - fastVariance), SMALLEST);
    }

    /** The standard deviation of an innovation now: between that of always and that of lately. */
    double sigma() {
        return Math.sqrt(Math.sqrt(variance) * Math.sqrt(fastVariance));
    }

    /** The polynomial of x, first coefficient 1, stable. */
    void polynomial(double[] phi, Workspace work) {
        double[] a = work.stable;
        double damping = 1;
        do {
            double power = 1;
            for (int i = 0; i < ORDER; i++) {
                power *= damping;
                a[i + 1] = coefficients[i] * power;
            }
            damping *= DAMPING;
        } while (!isStable(a, work.reflected));
        double before = -1;
        phi[0] = 1;
        for (int i = 1; i <= ORDER; i++) {
            phi[i] = before - a[i];
            before = a[i];
        }
        phi[ORDER + 1] = before;
        if (size > ORDER) {
            double pull = coefficients[ORDER] * LEVEL_SCALE;
            phi[1] += Math.max(0, Math.min(pull, STRONGEST_PULL));
        }
    }

    /** The recursion of Durbin and Levinson backwards: every reflection is within the circle. */
    private static boolean isStable(double[] given, double[] a) {
        System.arraycopy(given, 0, a, 0, ORDER + 1);
        for (int n = ORDER; n >= 1; n--) {
            double reflection = a[n];
            if (!(Math.abs(reflection) < STABLE)) {
                return false;
            }
            double norm = 1 - reflection * reflection;
            for (int i = 1; i <= n / 2; i++) {
                double low = a[i];
                double high = a[n - i];
                a[i] = (low + reflection * high) / norm;
                a[n - i] = (high + reflection * low) / norm;
            }
        }
        return true;
    }

    void write(ByteBuffer to) {
        for (double each : coefficients) {
            to.putDouble(each);
        }
        for (double each : inverse) {
            to.putDouble(each);
        }
        to.putDouble(variance).putDouble(fastVariance).putInt(count);
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = from.getDouble();
        }
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = from.getDouble();
        }
        variance = from.getDouble();
        fastVariance = from.getDouble();
        count = from.getInt();
    }
}
