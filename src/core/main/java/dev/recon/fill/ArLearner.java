package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * Learns, reading by reading, how the next difference follows from the last ones and, where asked,
 * from the level: dx(t) = a(1) dx(t-1) + ... + a(p) dx(t-p) - k x(t-1) + e(t).
 *
 * <p>Without the level the unit root stays: a value has no mean to return to.
 */
final class ArLearner {

    private static final int ORDER = Sizes.LAGS;

    private static final LeastSquares.Policy POLICY = new LeastSquares.Policy(0.999, 5, 1e8, false);

    /** From how many standard deviations on an error counts less. */
    private static final double OUTLIER = 3;

    /** A square counts for the variance as that of so many standard deviations at most. */
    private static final double CUT = 6;

    /** Of the variance of always, once it is old, and of the one that follows the last readings. */
    private static final double SLOW = 0.001;

    private static final double FAST = 0.05;

    /**
     * What follows the last readings is at least this share of the variance: a sensor that stands
     * still for hours, at the end of its range perhaps, will move again.
     */
    private static final double QUIETEST = 0.001;

    /**
     * When what follows the last readings is so many times the variance of always, this has been
     * small for too long, and follows as well. A sensor may have stood still for weeks.
     */
    private static final double UNUSUAL = 12;

    /** Brings the level to the size of a difference, so that one ridge fits both. */
    private static final double LEVEL_SCALE = 0.1;

    /** No pull towards the mean is stronger than this a slot. */
    private static final double STRONGEST_PULL = 0.5;

    private static final double SMALLEST = 1e-300;

    private final boolean level;
    private final LeastSquares squares;
    private double variance;
    private double fastVariance;
    private int count;

    ArLearner(boolean level) {
        this.level = level;
        squares = new LeastSquares(POLICY, 1, regressors(level));
        squares.meetAll();
    }

    private static int regressors(boolean level) {
        return level ? ORDER + 1 : ORDER;
    }

    static int bytes(boolean level) {
        return POLICY.bytes(1, regressors(level)) + 2 * Double.BYTES + Integer.BYTES;
    }

    /**
     * @param x {@link Sizes#ORDER} + 1 values, the newest last, relative to what they return to
     */
    void learn(double[] x, Regression work) {
        double difference = x[ORDER + 1] - x[ORDER];
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        if (variance <= SMALLEST) {
            variance = Math.max(difference * difference, SMALLEST);
            fastVariance = variance;
            return;
        }
        double scale = 1 / Math.sqrt(variance);
        double[] u = work.u;
        for (int i = 0; i < ORDER; i++) {
            u[i] = (x[ORDER - i] - x[ORDER - 1 - i]) * scale;
        }
        if (level) {
            u[ORDER] = -x[ORDER] * scale * LEVEL_SCALE;
        }
        double error = difference * scale - squares.predict(0, u);
        if (Double.isFinite(error)) {
            learn(error, work);
            follow(error);
        }
    }

    private void learn(double error, Regression work) {
        if (squares.look(work)) {
            squares.weigh(work, Math.max(1, Math.abs(error) * (1 / OUTLIER)));
            squares.teach(work, 0, error);
            squares.renew(work);
        }
    }

    private void follow(double error) {
        double square = Math.min(error * error, CUT * CUT) * variance;
        double rate = count * SLOW < 1 ? 1.0 / count : SLOW;
        variance += rate * (square - variance);
        variance = Math.max(variance, SMALLEST);
        if (fastVariance > UNUSUAL * variance) {
            variance += FAST * (fastVariance - variance);
        }
        fastVariance = fastVariance + FAST * (square - fastVariance);
        fastVariance = Math.max(fastVariance, QUIETEST * variance);
    }

    /** The standard deviation of an innovation now: between that of always and that of lately. */
    double sigma() {
        return Math.sqrt(Math.sqrt(variance) * Math.sqrt(fastVariance));
    }

    /** That of always. */
    double steadySigma() {
        return Math.sqrt(variance);
    }

    /**
     * Sets the polynomial of x.
     *
     * @param isPulled whether x returns to its mean, if it was asked whether it does
     */
    void polynomial(Polynomial to, boolean isPulled) {
        double pull = level && isPulled ? squares.coefficients[ORDER] * LEVEL_SCALE : 0;
        to.set(squares.coefficients, Math.max(0, Math.min(pull, STRONGEST_PULL)));
    }

    void write(BlockWriter to) {
        squares.writeCoefficients(to, 0);
        squares.writeRows(to);
        to.putDouble(variance).putDouble(fastVariance).putInt(count);
    }

    void read(BlockReader from) {
        squares.readCoefficients(from, 0);
        squares.readRows(from);
        variance = from.getDouble();
        fastVariance = from.getDouble();
        count = from.getInt();
    }
}
