package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * Learns how much of what its neighbours show is in a sensor: x(t) = b(1) n1(t) + ... + z(t), by
 * {@link LeastSquares}. It goes by differences, as levels of two sensors that drift look related
 * when they are not (Granger and Newbold, Spurious regressions in econometrics, 1974); and by
 * differences over several slots, as over one slot the noise of a neighbour hides what it has in
 * common with others.
 */
final class Influence {

    /** Floats have no more digits: beyond their power the inverse would be one no more. */
    private static final LeastSquares.Policy POLICY = new LeastSquares.Policy(0.999, 5, 1e4, true);

    /** At most. */
    static final int BYTES =
            POLICY.bytes(1, Sizes.NEIGHBOURS)
                    + Sizes.NEIGHBOURS * (2 * Float.BYTES + 1)
                    + Float.BYTES
                    + Explained.BYTES
                    + Short.BYTES;

    /** From how many times the mean on an error counts less. */
    private static final double OUTLIER = 4;

    /** Changes of a neighbour that are looked at before anything is learned of it. */
    private static final int NEW = 10;

    /** So much of the influence has to be seen; the rest may be as it was. */
    private static final double ENOUGH = 0.9;

    /** The newest of the slots that it learns from. */
    private static final int LAST = Sizes.ORDER;

    private final int size;

    /** Of what each shows over its scale. */
    private final LeastSquares squares;

    /** How far each moved at first. */
    private final float[] scales;

    private final byte[] changes;

    /** What each shows on average, and what the sensor does. */
    private final float[] means;

    private float mean;
    private final Explained explained = new Explained();
    private int count;

    Influence(int size) {
        this.size = size;
        squares = new LeastSquares(POLICY, 1, size);
        scales = new float[size];
        changes = new byte[size];
        means = new float[size];
    }

    /** From a window that was read, of which it is known what the neighbours showed. */
    void learn(Window window, Regression work) {
        double daily = unexplained();
        double newest = window.values[LAST] - daily * window.shape[LAST];
        double own = newest - (window.values[0] - daily * window.shape[0]);
        boolean any = look(window.shown, work.u);
        average(newest, window);
        double error = own - squares.predict(0, work.u);
        if (any && Double.isFinite(error)) {
            explained.compare(own, error, count);
            if (explained.left() > 0 && squares.look(work)) {
                squares.weigh(work, Math.max(1, Math.abs(error) / (OUTLIER * explained.left())));
                squares.teach(work, 0, error);
                squares.renew(work);
            }
        }
    }

    /** Sets how far each has moved, over its scale; false when none has. */
    private boolean look(Shown shown, double[] u) {
        boolean any = false;
        for (int j = 0; j < size; j++) {
            double change = shown.of(j)[LAST] - shown.of(j)[0];
            boolean moves = Double.isFinite(change) && change != 0;
            if (moves && changes[j] < NEW) {
                meet(j, change);
            }
            u[j] = moves && changes[j] == NEW ? change / scales[j] : 0;
            any |= u[j] != 0;
        }
        return any;
    }

    private void meet(int j, double change) {
        changes[j]++;
        double square = (double) scales[j] * scales[j];
        scales[j] = (float) Math.sqrt(square + (change * change - square) / changes[j]);
        if (changes[j] == NEW) {
            squares.meet(j);
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
        return changes[j] < NEW ? 0 : squares.coefficients[j] / scales[j];
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

    /** The share of the variance that neighbours leave unexplained; 1 is all of it. */
    double unexplained() {
        return explained.unexplained(count);
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
            if (squares.coefficients[j] != 0) {
                window.lead.add(window.shown.of(j), part(j), weight(j), length);
            }
        }
        window.lead.finish(ENOUGH * all, length);
    }

    private double weight(int j) {
        return squares.coefficients[j] * squares.coefficients[j];
    }

    /** It is not there any more; whoever comes in its place is met anew. */
    void forget(int neighbour) {
        squares.forget(neighbour);
        scales[neighbour] = 0;
        changes[neighbour] = 0;
        means[neighbour] = 0;
    }

    void write(BlockWriter to) {
        for (int i = 0; i < size; i++) {
            to.putFloat((float) squares.coefficients[i]).putFloat(scales[i]).putByte(changes[i]);
            to.putFloat(means[i]);
            squares.writeRow(to, i);
        }
        to.putFloat(mean);
        explained.write(to);
        to.putShort((short) count);
    }

    void read(BlockReader from) {
        for (int i = 0; i < size; i++) {
            squares.coefficients[i] = from.getFloat();
            scales[i] = from.getFloat();
            changes[i] = (byte) from.getByte();
            means[i] = from.getFloat();
            squares.readRow(from, i);
        }
        mean = from.getFloat();
        explained.read(from);
        count = from.getShort();
    }
}
