package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Learns how much of what its neighbours show is in a sensor: x(t) = b(1) n1(t) + ... + z(t), by
 * recursive least squares with forgetting, like {@link LeastSquares}, on what remains of
 * differences when that is taken away which follows from the last ones, as z has been learned to go
 * on (Cochrane and Orcutt, Application of least squares regression to relationships containing
 * auto-correlated error terms, 1949): levels of two sensors that drift look related when they are
 * not.
 */
final class Influence {

    static final int MOST = 7;

    /** At most. */
    static final int BYTES =
            MOST * Double.BYTES
                    + MOST * (MOST + 1) / 2 * Double.BYTES
                    + MOST * (Float.BYTES + 1);

    private static final double FORGET = 0.999;

    /** In units of the variance of each neighbour. */
    private static final double RIDGE = 5;

    /** From how many standard deviations on an error counts less. */
    private static final double OUTLIER = 3;

    /** Changes of a neighbour that are looked at before anything is learned of it. */
    private static final int NEW = 10;

    /** So much of the influence has to be seen; the rest may be as it was. */
    private static final double ENOUGH = 0.9;

    private static final int ORDER = ArLearner.ORDER;

    private final int size;
    private final double[] coefficients;

    /** The inverse of the normal matrix, row by row; symmetric to the bit, zero of a new one. */
    private final double[] inverse;

    /** Of the first changes of each. */
    private final float[] variances;

    private final byte[] changes;

    Influence(int size) {
        this.size = size;
        coefficients = new double[size];
        inverse = new double[size * size];
        variances = new float[size];
        changes = new byte[size];
    }

    /**
     * From the last slots, all of which were read. The newest may be held to have been shown
     * although it is as old as the one before it.
     *
     * @param follows how a difference of what is left follows from the last ones
     */
    void learn(double[] follows, double sigma, Workspace work) {
        double[] u = work.regressors;
        boolean any = false;
        for (int j = 0; j < size; j++) {
            u[j] = remainder(follows, work.shown[j]);
            if (Double.isNaN(u[j])) {
                u[j] = 0;
            }
            any |= u[j] != 0;
            if (changes[j] < NEW && u[j] != 0) {
                meet(j, u[j]);
            }
        }
        double error = remainder(follows, work.raw) - dot(coefficients, 0, u);
        if (any && Double.isFinite(error)) {
            learn(u, error, Math.max(1, Math.abs(error) / (OUTLIER * sigma)), work.gain);
        }
    }

    /** What does not follow from the differences before. */
    private static double remainder(double[] follows, double[] x) {
        double sum = x[ORDER + 1] - x[ORDER];
        for (int i = 0; i < ORDER; i++) {
            sum -= follows[i] * (x[ORDER - i] - x[ORDER - 1 - i]);
        }
        return sum;
    }

    private void meet(int j, double change) {
        changes[j]++;
        variances[j] += (float) ((change * change - variances[j]) / changes[j]);
        if (changes[j] == NEW && variances[j] > 0) {
            inverse[j * (size + 1)] = 1 / (RIDGE * variances[j]);
        }
    }

    private void learn(double[] u, double error, double excess, double[] gain) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            gain[i] = dot(inverse, i * size, u);
            trace += inverse[i * (size + 1)] * variances[i];
        }
        double share = 1 / (FORGET * excess + dot(gain, 0, u));
        if (!Double.isFinite(share)) {
            return;
        }
        // What is not excited must not be forgotten without end.
        double growth = trace < 4 * size / RIDGE ? 1 / FORGET : 1;
        for (int i = 0; i < size; i++) {
            coefficients[i] += gain[i] * (error * share);
            for (int j = 0; j <= i; j++) {
                double each = (inverse[i * size + j] - gain[i] * gain[j] * share) * growth;
                inverse[i * size + j] = each;
                inverse[j * size + i] = each;
            }
        }
    }

    private double dot(double[] a, int at, double[] u) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += a[at + j] * u[j];
        }
        return sum;
    }

    /** Sets what of the neighbours is in each slot of the window, and whether enough is shown. */
    void lead(Workspace work, int length) {
        double all = 0;
        for (int j = 0; j < size; j++) {
            all += weight(j);
        }
        for (int i = 0; i < length; i++) {
            work.led[i] = 0;
            work.seen[i] = 0;
        }
        for (int j = 0; j < size; j++) {
            if (coefficients[j] != 0) {
                add(j, work, length);
            }
        }
        for (int i = 0; i < length; i++) {
            work.isLed[i] = all > 0 && work.seen[i] >= ENOUGH * all;
        }
    }

    private double weight(int j) {
        return coefficients[j] * coefficients[j] * variances[j];
    }

    private void add(int j, Workspace work, int length) {
        double[] shown = work.shown[j];
        double weight = weight(j);
        int first = 0;
        while (first < length && Double.isNaN(shown[first])) {
            first++;
        }
        double last = first < length ? shown[first] : 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(shown[i])) {
                last = shown[i];
                work.seen[i] += weight;
            }
            work.led[i] += coefficients[j] * last;
        }
    }

    void write(ByteBuffer to) {
        for (int i = 0; i < size; i++) {
            to.putDouble(coefficients[i]).putFloat(variances[i]).put(changes[i]);
            for (int j = 0; j <= i; j++) {
                to.putDouble(inverse[i * size + j]);
            }
        }
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < size; i++) {
            coefficients[i] = from.getDouble();
            variances[i] = from.getFloat();
            changes[i] = from.get();
            for (int j = 0; j <= i; j++) {
                double each = from.getDouble();
                inverse[i * size + j] = each;
                inverse[j * size + i] = each;
            }
        }
    }
}
