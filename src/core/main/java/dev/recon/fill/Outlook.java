package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Says what comes so many slots ahead straight from what is known now, instead of step by step: a
 * regression for each of some distances (the direct forecast; Marcellino, Stock and Watson, A
 * comparison of direct and iterated multistep AR methods, 2006). What is best for the next slot
 * errs further with every step on a smooth series; what was learned of the distance itself does
 * not.
 *
 * <p>What is explained is how far the value departs from the last one, the day's profile taken
 * away; what explains it are the distance from the mean, to which it may return, the slopes over
 * some lags, and the slope of the profile. All distances start from the same slot, so that they
 * share one matrix. It learns from slots that no self-test hides, so that none asks it for a value
 * that it was taught; and as neighbouring slots teach nearly the same, from one in {@value #EVERY}.
 */
final class Outlook {

    /** In slots; what lies between is interpolated. */
    private static final int[] AHEAD = TestScores.LENGTHS;

    private static final int[] LAGS = {1, 2, 4, 8, 16};
    private static final int PROFILE_LAG = 8;

    static final int FEATURES = LAGS.length + 2;

    private static final int EVERY = 5;

    /** Before it has learned so often it says nothing. */
    private static final int WARM_UP = 20;

    /** Of the standard deviation of one step; what was not seen to move may move. */
    private static final double QUIETEST = 0.2;

    /** Brings the distance from the mean to the size of a step. */
    private static final double LEVEL_SCALE = 0.1;

    /** So old a slot is when it learns what came of it: no test hides that any more. */
    private static final int BEHIND = 2 * TestScores.LONGEST + SensorFills.FINAL_AFTER + 1;

    static final int BYTES =
            SharedSquares.bytes(AHEAD.length, FEATURES) + Double.BYTES + Integer.BYTES;

    private static final double[] LAG_SCALES = lagScales();

    private final SharedSquares squares = new SharedSquares(AHEAD.length, FEATURES);

    /** Of the slots that it learns from, as {@link DailyProfile#mean} of the newest. */
    private double mean;

    private int meanCount;

    private static double[] lagScales() {
        double[] scales = new double[LAGS.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = 1 / Math.sqrt(LAGS[i]);
        }
        return scales;
    }

    boolean isReady() {
        return squares.count() > WARM_UP;
    }

    /** What there is to go by in a slot, of which the value must be known. */
    static void look(Sensor sensor, long slot, double mean, double[] features) {
        History history = sensor.history;
        double shape = sensor.shape(slot);
        double now = history.get(slot) - shape;
        features[0] = (now - mean) * LEVEL_SCALE;
        for (int i = 0; i < LAGS.length; i++) {
            long before = slot - LAGS[i];
            double then = history.holds(before) ? history.get(before) : Double.NaN;
            boolean known = !Double.isNaN(then);
            features[1 + i] = known ? (now - then + sensor.shape(before)) * LAG_SCALES[i] : 0;
        }
        double slope = shape - sensor.shape(slot - PROFILE_LAG);
        features[FEATURES - 1] = slope * (1 / Math.sqrt(PROFILE_LAG));
    }

    /**
     * From the slot whose turn it is, which was read or has its final fill.
     *
     * @param unit the standard deviation of one step
     */
    void learn(Sensor sensor, double unit, Workspace work) {
        History history = sensor.history;
        long slot = history.size - 1 - BEHIND;
        if (slot < 0 || Double.isNaN(history.get(slot))) {
            return;
        }
        double now = history.get(slot) - sensor.shape(slot);
        if (history.isReal(slot)) {
            follow(now, DailyProfile.levelSlots(sensor.cadence.periodMillis()));
        }
        if (slot % EVERY != 0 || !(unit > 0)) {
            return;
        }
        double[] u = work.features;
        look(sensor, slot, mean, u);
        for (int i = 0; i < FEATURES; i++) {
            u[i] /= unit;
        }
        if (!squares.begin(u)) {
            return;
        }
        for (int h = 0; h < AHEAD.length; h++) {
            long target = slot + AHEAD[h];
            if (history.isReal(target)) {
                double departure = history.get(target) - sensor.shape(target) - now;
                // That of a random walk.
                squares.learn(h, u, departure / unit, AHEAD[h], unit);
            }
        }
        squares.end();
    }

    private void follow(double now, double slots) {
        meanCount = Math.min(meanCount + 1, Integer.MAX_VALUE - 1);
        mean += (now - mean) / Math.min(meanCount, slots);
    }

    /**
     * How far the value will have departed from the last one.
     *
     * @param step from 1 on
     */
    double departure(double[] features, int step) {
        int h = place(step);
        double near = squares.predict(h, features);
        return near + part(h, step) * (squares.predict(h + 1, features) - near);
    }

    /**
     * How sure that is.
     *
     * @param unit the standard deviation of one step
     */
    double sd(int step, double unit) {
        int h = place(step);
        double near = Math.sqrt(squares.variances[h]);
        double far = Math.sqrt(squares.variances[h + 1]);
        return Math.max(near + part(h, step) * (far - near), QUIETEST * unit);
    }

    private static int place(int step) {
        int h = 0;
        while (h + 2 < AHEAD.length && step >= AHEAD[h + 1]) {
            h++;
        }
        return h;
    }

    /** Beyond the furthest, nothing changes any more. */
    private static double part(int h, int step) {
        return Math.min(1, (step - AHEAD[h]) / (double) (AHEAD[h + 1] - AHEAD[h]));
    }

    void write(ByteBuffer to) {
        squares.write(to);
        to.putDouble(mean).putInt(meanCount);
    }

    void read(ByteBuffer from) {
        squares.read(from);
        mean = from.getDouble();
        meanCount = from.getInt();
    }
}
