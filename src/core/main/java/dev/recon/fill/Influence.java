package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Learns how much of what its neighbours show is in a sensor: x(t) = b(1) n1(t) + ... + z(t), by
 * recursive least squares with forgetting, like {@link LeastSquares}. It goes by differences, as
 * levels of two sensors that drift look related when they are not (Granger and Newbold, Spurious
 * regressions in econometrics, 1974); and by differences over several slots, as over one slot the
 * noise of a neighbour hides what it has in common with others.
 */
final class Influence {

    private static final int MOST = Sizes.NEIGHBOURS;

    /** At most. */
    static final int BYTES =
            MOST * (MOST + 1) / 2 * Float.BYTES
                    + MOST * (3 * Float.BYTES + 1)
                    + 3 * Float.BYTES
                    + Short.BYTES;

    private static final double FORGET = 0.999;

    /** In units of the variance of what is explained by. */
    private static final double RIDGE = 5;

    private static final double MOST_POWER = 1e4;

    /** From how many times the mean on an error counts less. */
    private static final double OUTLIER = 4;

    /** Changes of a neighbour that are looked at before anything is learned of it. */
    private static final int NEW = 10;

    /** Before it has learned so often, it is not known what the neighbours explain. */
    private static final int TRUSTED = 100;

    private static final double RATE = 0.005;
    private static final double MOST_DEVIATION = 5;

    /** So much of the influence has to be seen; the rest may be as it was. */
    private static final double ENOUGH = 0.9;

    /** The newest of the slots that it learns from. */
    private static final int LAST = Sizes.ORDER;

    private final int size;

    /** Of what each shows over its scale. */
    private final float[] coefficients;

    /** The inverse of the normal matrix, row by row; symmetric to the bit, zero of a new one. */
    private final float[] inverse;

    /** How far each moved at first. */
    private final float[] scales;

    private final byte[] changes;

    /** What each shows on average, and what the sensor does. */
    private final float[] means;

    private float mean;

    /** How far it moves, on average, with the neighbours taken into account and without. */
    private float left;

    private float alone;
    private int count;

    Influence(int size) {
        this.size = size;
        coefficients = new float[size];
        inverse = new float[size * size];
        scales = new float[size];
        changes = new byte[size];
        means = new float[size];
    }

    /** From a window that was read, of which it is known what the neighbours showed. */
    void learn(Window window, Regression work) {
        double daily = unexplained();
        double newest = window.values[LAST] - daily * window.shape[LAST];
        double own = newest - (window.values[0] - daily * window.shape[0]);
        double[] u = work.u;
        boolean any = false;
        for (int j = 0; j < size; j++) {
            double change = change(window.shown.of(j));
            boolean moves = Double.isFinite(change) && change != 0;
            if (moves && changes[j] < NEW) {
                meet(j, change);
            }
            u[j] = moves && changes[j] == NEW ? change / scales[j] : 0;
            any |= u[j] != 0;
        }
        average(newest, window);
        double error = own;
        for (int j = 0; j < size; j++) {
            error -= coefficients[j] * u[j];
        }
        if (any && Double.isFinite(error)) {
            compare(own, error);
            if (left > 0) {
                learn(u, error, Math.max(1, Math.abs(error) / (OUTLIER * left)), work.gain);
            }
        }
    }

    /** The means follow the last of these slots. */
    private void average(double newest, Window window) {
        count = Math.min(count + 1, Short.MAX_VALUE);
        double share = 1 / Math.min(count, DailyProfile.levelSlots(window.periodMillis()));
        mean += (float) (share * (newest - mean));
        for (int j = 0; j < size; j++) {
            double shown = window.shown.of(j)[LAST];
            if (!Double.isNaN(shown)) {
                means[j] += (float) (share * (shown - means[j]));
            }
        }
    }

    /** How much of what it shows is in the sensor. */
    private double part(int j) {
        return changes[j] < NEW ? 0 : coefficients[j] / scales[j];
    }

    /** Of what is left. */
    double mean() {
        double sum = mean;
        for (int j = 0; j < size; j++) {
            sum -= part(j) * means[j];
        }
        return sum;
    }

    /** About what it was before it followed some slots of a window, as far as they are led. */
    double meanBefore(Window window, int from, int to) {
        double slots = Math.min(count, DailyProfile.levelSlots(window.periodMillis()));
        Lead lead = window.lead;
        return window.meanBefore(mean(), slots, lead.values, lead.isLed, from, to);
    }

    /** An outlier counts as one of a few times what is usual, on both sides. */
    private void compare(double own, double error) {
        double rate = Math.max(RATE, 1.0 / count);
        double most = count < TRUSTED ? Double.MAX_VALUE : MOST_DEVIATION * alone;
        alone += (float) (rate * (Math.min(Math.abs(own), most) - alone));
        left += (float) (rate * (Math.min(Math.abs(error), most) - left));
    }

    /** The variance that neighbours leave unexplained; 1 is all of it. */
    double unexplained() {
        double share = alone > 0 && count >= TRUSTED ? left / alone : 1;
        return Math.min(1, share * share);
    }

    private static double change(double[] x) {
        return x[LAST] - x[0];
    }

    private void meet(int j, double change) {
        changes[j]++;
        double square = (double) scales[j] * scales[j];
        scales[j] = (float) Math.sqrt(square + (change * change - square) / changes[j]);
        if (changes[j] == NEW) {
            inverse[j * (size + 1)] = (float) (1 / RIDGE);
        }
    }

    private void learn(double[] u, double error, double excess, double[] gain) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            gain[i] = 0;
            for (int j = 0; j < size; j++) {
                gain[i] += inverse[i * size + j] * u[j];
            }
            trace += inverse[i * (size + 1)];
        }
        double power = dot(gain, u);
        // Floats have no more digits: beyond it the inverse would be one no more.
        if (!(power >= 0 && power < MOST_POWER)) {
            return;
        }
        double share = 1 / (FORGET * excess + power);
        // What is not excited must not be forgotten without end.
        double growth = trace < 4 * size / RIDGE ? 1 / FORGET : 1;
        for (int i = 0; i < size; i++) {
            coefficients[i] += (float) (gain[i] * (error * share));
            for (int j = 0; j <= i; j++) {
                float each = (float) ((inverse[i * size + j] - gain[i] * gain[j] * share) * growth);
                inverse[i * size + j] = each;
                inverse[j * size + i] = each;
            }
        }
    }

    private double dot(double[] a, double[] u) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += a[j] * u[j];
        }
        return sum;
    }

    /** Sets what of the neighbours is in each slot of a window, and whether enough is shown. */
    void lead(Window window) {
        int length = window.length();
        double all = 0;
        for (int j = 0; j < size; j++) {
            all += weight(j);
        }
        window.lead.start(unexplained(), window.shape, length);
        for (int j = 0; j < size; j++) {
            if (coefficients[j] != 0) {
                window.lead.add(window.shown.of(j), part(j), weight(j), length);
            }
        }
        window.lead.finish(ENOUGH * all, length);
    }

    private double weight(int j) {
        return (double) coefficients[j] * coefficients[j];
    }

    /** It is not there any more; whoever comes in its place is met anew. */
    void forget(int neighbour) {
        coefficients[neighbour] = 0;
        scales[neighbour] = 0;
        changes[neighbour] = 0;
        means[neighbour] = 0;
        for (int j = 0; j < size; j++) {
            inverse[neighbour * size + j] = 0;
            inverse[j * size + neighbour] = 0;
        }
    }

    void write(ByteBuffer to) {
        for (int i = 0; i < size; i++) {
            to.putFloat(coefficients[i]).putFloat(scales[i]).put(changes[i]);
            to.putFloat(means[i]);
            for (int j = 0; j <= i; j++) {
                to.putFloat(inverse[i * size + j]);
            }
        }
        to.putFloat(mean).putFloat(left).putFloat(alone).putShort((short) count);
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < size; i++) {
            coefficients[i] = from.getFloat();
            scales[i] = from.getFloat();
            changes[i] = from.get();
            means[i] = from.getFloat();
            for (int j = 0; j <= i; j++) {
                float each = from.getFloat();
                inverse[i * size + j] = each;
                inverse[j * size + i] = each;
            }
        }
        mean = from.getFloat();
        left = from.getFloat();
        alone = from.getFloat();
        count = from.getShort();
    }
}
