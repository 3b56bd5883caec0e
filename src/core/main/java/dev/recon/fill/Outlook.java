package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * Says what comes so many slots ahead straight from what is known now, instead of step by step: a
 * regression for each of some distances (the direct forecast; Marcellino, Stock and Watson, A
 * comparison of direct and iterated multistep AR methods, 2006). What is best for the next slot
 * errs further with every step on a smooth series; what was learned of the distance itself does
 * not.
 *
 * <p>What is explained is how far the value departs from the last one, the day's profile taken
 * away; what explains it are {@link Features}. All distances start from the same slot, so that they
 * share one matrix. It learns from slots that no backtest hides, so that none asks it for a value
 * that it was taught; and as neighbouring slots teach nearly the same, from one in {@value #EVERY}.
 */
final class Outlook {

    private static final LeastSquares.Policy POLICY =
            new LeastSquares.Policy(0.995, 20, 1e8, false);

    /** In slots; what lies between is interpolated. */
    private static final int[] AHEAD = Sizes.TESTED_LENGTHS;

    private static final int EVERY = 5;

    /** Before it has learned so often it says nothing. */
    private static final int WARM_UP = 20;

    /** Of the standard deviation of one step; what was not seen to move may move. */
    private static final double QUIETEST = 0.2;

    /** So old a slot is when it learns what came of it: no test hides that any more. */
    private static final int BEHIND = 2 * Sizes.LONGEST_TESTED + Sizes.FINAL_AFTER + 1;

    static final int BYTES =
            POLICY.bytes(AHEAD.length, Features.COUNT)
                    + (AHEAD.length + 1) * Double.BYTES
                    + 2 * Integer.BYTES;

    private final LeastSquares squares = new LeastSquares(POLICY, AHEAD.length, Features.COUNT);
    private final UsualErrors errors = new UsualErrors(AHEAD.length);

    /** How often it has learned. */
    private int count;

    /** Of the slots that it learns from, as {@link DailyProfile#mean} of the newest. */
    private double mean;

    private int meanCount;

    Outlook() {
        squares.meetAll();
    }

    boolean isReady() {
        return count > WARM_UP;
    }

    /**
     * From the slot that is old enough, if it was read or has its final fill.
     *
     * @param unit the standard deviation of one step
     */
    void learn(Slots slots, double unit, Features features, Regression work) {
        History history = slots.history;
        long slot = slots.newest() - BEHIND;
        if (slot < 0 || Double.isNaN(history.get(slot))) {
            return;
        }
        double now = history.get(slot) - slots.shape(slot);
        if (history.isReal(slot)) {
            follow(now, DailyProfile.levelSlots(slots.periodMillis()));
        }
        if (slot % EVERY != 0 || !(unit > 0)) {
            return;
        }
        features.look(slots, slot, mean);
        features.divide(unit, work.u);
        if (squares.look(work)) {
            learn(slots, slot, now, unit, work);
        }
    }

    private void learn(Slots slots, long slot, double now, double unit, Regression work) {
        squares.weigh(work, 1);
        for (int h = 0; h < AHEAD.length; h++) {
            long target = slot + AHEAD[h];
            if (slots.history.isReal(target)) {
                double departure = slots.history.get(target) - slots.shape(target) - now;
                double error = departure / unit - squares.predict(h, work.u);
                // At first it is taken for as large as that of a random walk.
                squares.teach(work, h, errors.see(h, error, AHEAD[h], unit, count));
            }
        }
        squares.renew(work);
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
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
    double departure(Features features, int step) {
        int h = place(step);
        double near = squares.predict(h, features.values);
        return near + part(h, step) * (squares.predict(h + 1, features.values) - near);
    }

    /**
     * How sure that is.
     *
     * @param unit the standard deviation of one step
     */
    double sd(int step, double unit) {
        int h = place(step);
        double near = errors.sd(h);
        double far = errors.sd(h + 1);
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

    void write(BlockWriter to) {
        squares.writeRows(to);
        for (int h = 0; h < AHEAD.length; h++) {
            squares.writeCoefficients(to, h);
            to.putDouble(errors.variances[h]);
        }
        to.putInt(count);
        to.putDouble(mean).putInt(meanCount);
    }

    void read(BlockReader from) {
        squares.readRows(from);
        for (int h = 0; h < AHEAD.length; h++) {
            squares.readCoefficients(from, h);
            errors.variances[h] = from.getDouble();
        }
        count = from.getInt();
        mean = from.getDouble();
        meanCount = from.getInt();
    }
}
