package dev.recon.fill;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Three ways to fill, which learn side by side and differ in what they take for predictable:
 *
 * <ul>
 *   <li>the differences of the values themselves;
 *   <li>the differences of what is left when the day's profile is taken away;
 *   <li>the same, drawn back to its mean. Only for open gaps: between two known ends it hurts.
 * </ul>
 *
 * <p>The place of the last is taken by another one where the sensor has neighbours: the differences
 * of what is left when that is taken away which they show, as far as it is in the sensor. For every
 * gap, as long as they show anything.
 */
final class Experts {

    static final int COUNT = 3;

    /** How many know what to do with a gap that is closed. */
    static final int BRIDGES = 2;

    private static final int LAST = 2;

    /** So much of what comes before a gap has to be led. */
    private static final int KNOWN = 5;

    /** The one that returns to a mean must be so much better: a mean can move. */
    private static final double DOUBT = 1.5;

    static final int BYTES =
            2 * ArLearner.bytes(false)
                    + ArLearner.bytes(true)
                    + Influence.BYTES
                    + DailyProfile.BYTES
                    + 16;

    private final int neighbours;
    private final ArLearner[] learners = {
        new ArLearner(false), new ArLearner(false), new ArLearner(true)
    };

    /** Null where there are no neighbours. */
    private final Influence influence;

    final DailyProfile profile = new DailyProfile();

    /** Of one difference, for the methods that know no more. */
    private double stepVariance;

    private double shapedVariance;

    /**
     * @param neighbours how many; may be 0
     */
    Experts(int neighbours) {
        this.neighbours = neighbours;
        influence = neighbours == 0 ? null : new Influence(neighbours);
    }

    private boolean isReturning(int e) {
        return e == LAST && influence == null;
    }

    private boolean isLed(int e) {
        return e == LAST && influence != null;
    }

    /** What an expert does not look at. */
    private double[] taken(int e, Workspace work) {
        return e == 0 ? work.nothing : isLed(e) ? work.led : work.shape;
    }

    /**
     * How much of the days' profiles is taken away beside the neighbours: the more they explain,
     * the less. They show the day as it is.
     */
    double daily() {
        double own = learners[1].variance();
        double left = learners[LAST].variance();
        return left > 0 && left < own ? left / own : 1;
    }

    /** How the variance of the last one counts. */
    static double doubt(int end) {
        return end == TestScores.OPEN ? DOUBT : 1;
    }

    /** How many have something to say of these slots. */
    int count(int end, int from, int to, Workspace work) {
        if (influence == null) {
            return end == TestScores.OPEN ? COUNT : BRIDGES;
        }
        return isLed(work, from, to) ? COUNT : BRIDGES;
    }

    private static boolean isLed(Workspace work, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!work.isLed[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sets what the neighbours say of a window; nothing where they do not show how it begins. */
    void lead(Workspace work, int length) {
        influence.lead(daily(), work, length);
        int known = 0;
        for (int i = 0; i < Bridge.ORDER; i++) {
            known += work.isLed[i] ? 1 : 0;
        }
        if (known < KNOWN) {
            Arrays.fill(work.isLed, 0, length, false);
        }
    }

    private boolean[] unknown(int e, Workspace work, int length) {
        if (!isLed(e)) {
            return work.unknown;
        }
        for (int i = 0; i < length; i++) {
            work.unled[i] = work.unknown[i] || !work.isLed[i];
        }
        return work.unled;
    }

    /** From the last {@link Bridge#ORDER} + 1 slots, all of which were read. */
    void learn(Workspace work) {
        double[] recent = work.recent;
        int newest = recent.length - 1;
        for (int e = 0; e < COUNT; e++) {
            if (isLed(e)) {
                return; // it learns later
            }
            double mean = isReturning(e) ? profile.mean() : 0;
            double[] taken = taken(e, work);
            for (int i = 0; i <= newest; i++) {
                recent[i] = work.raw[i] - taken[i] - mean;
            }
            learners[e].learn(recent, work);
            if (e == 0) {
                stepVariance = follow(stepVariance, recent[newest] - recent[newest - 1]);
            } else if (e == 1) {
                shapedVariance = follow(shapedVariance, recent[newest] - recent[newest - 1]);
            }
        }
    }

    /** The same for what the neighbours lead, when it is known what they showed in these slots. */
    void learnLed(Workspace work, double periodMillis) {
        ArLearner learner = learners[LAST];
        double[] recent = work.recent;
        double daily = daily();
        for (int i = 0; i < recent.length; i++) {
            recent[i] = work.raw[i] - daily * work.shape[i];
        }
        double sigma = learner.sigma() > 0 ? learner.sigma() : learners[0].sigma();
        influence.learn(learner.coefficients(), sigma, DailyProfile.levelSlots(periodMillis), work);
        influence.lead(daily, work, recent.length);
        if (isLed(work, 0, recent.length)) {
            double mean = influence.mean();
            for (int i = 0; i < recent.length; i++) {
                recent[i] = work.raw[i] - work.led[i] - mean;
            }
            learner.learn(recent, work);
        }
    }

    private static double follow(double variance, double difference) {
        double square = difference * difference;
        return variance == 0 ? square : variance + 0.01 * (square - variance);
    }

    /** Fills what is unknown in the window with what comes later in it taken into account. */
    void bridge(Workspace work, int length) {
        for (int e = 0; e < COUNT; e++) {
            if (e >= BRIDGES && !isLed(e)) {
                return;
            }
            double origin = origin(e, work);
            prepare(e, false, work, work.claims.values[e], length, origin);
            boolean[] unknown = unknown(e, work, length);
            work.bridge.solve(work.phi, work.claims.values[e], unknown, length);
            finish(work, e, origin, 0, length, work.bridge.variance);
        }
    }

    private double origin(int e, Workspace work) {
        return work.raw[0] - (isLed(e) ? work.led[0] : 0);
    }

    /** Continues the first {@link Bridge#ORDER} slots of the window by so many steps. */
    void forecast(Workspace work, int steps) {
        for (int e = 0; e < COUNT; e++) {
            double[] values = work.claims.values[e];
            double origin = origin(e, work);
            if (e == LAST) {
                origin = influence == null ? profile.mean() : influence.mean();
            }
            prepare(e, e == LAST, work, values, Bridge.ORDER, origin);
            Forecast.extend(work.phi, values, work.variance, work.weights, steps);
            finish(work, e, origin, Bridge.ORDER, Bridge.ORDER + steps, work.variance);
        }
    }

    /** What they would have said of a stretch, at once and later. */
    void test(Workspace work, int length, int stride, double periodMillis) {
        Hindsight hindsight = work.hindsight;
        int end = Bridge.ORDER + length;
        int window = end + Hindsight.LATER;
        for (int e = 0; e < count(TestScores.OPEN, Bridge.ORDER, end, work); e++) {
            double sigma = learners[e].sigma();
            double origin = origin(e, work);
            if (!isReturning(e)) {
                prepare(e, false, work, work.left, window, origin);
                hindsight.look(work.phi, work.left, unknown(e, work, window), length);
                for (int i = Bridge.ORDER; i < end; i += stride) {
                    hindsight.at(i);
                    claim(work, TestScores.CLOSED, e, i, 1, origin, sigma);
                    claim(work, TestScores.FINAL, e, i, Hindsight.LATER, origin, sigma);
                }
            }
            if (e == LAST) {
                origin = meanBefore(work, window, periodMillis);
                prepare(e, true, work, work.left, window, origin);
                hindsight.forecast(work.phi, work.left, length);
            }
            for (int i = Bridge.ORDER; i < end; i += SelfTest.step(i)) {
                claim(work, TestScores.OPEN, e, i, 0, origin, sigma);
            }
        }
    }

    private double meanBefore(Workspace work, int window, double periodMillis) {
        return influence == null
                ? profile.meanBefore(work, Bridge.ORDER, window, periodMillis)
                : influence.meanBefore(work, Bridge.ORDER, window - 1, periodMillis);
    }

    private void claim(
            Workspace work, int end, int e, int i, int later, double origin, double sigma) {
        Claims claims = work.tested[end];
        claims.values[e][i] = work.hindsight.mean(i, later) + origin + taken(e, work)[i];
        claims.sds[e][i] = sigma * Math.sqrt(work.hindsight.variance(i, later));
    }

    /** Sets the polynomial, and what is left to the expert, relative to the origin. */
    private void prepare(
            int e, boolean isPulled, Workspace work, double[] left, int length, double origin) {
        learners[e].polynomial(work.phi, isPulled, work);
        double[] taken = taken(e, work);
        for (int i = 0; i < length; i++) {
            left[i] = work.raw[i] - taken[i] - origin;
        }
        if (isLed(e)) {
            hold(left, work.isLed);
        }
    }

    /** What is left stays as it is where a neighbour had been lost before the gap. */
    private static void hold(double[] left, boolean[] isLed) {
        int first = 0;
        while (first < Bridge.ORDER && !isLed[first]) {
            first++;
        }
        for (int i = 0; i < Bridge.ORDER && first < Bridge.ORDER; i++) {
            if (!isLed[i]) {
                left[i] = left[i < first ? first : i - 1];
            }
        }
    }

    private void finish(Workspace work, int e, double origin, int from, int to, double[] variance) {
        double sigma = learners[e].sigma();
        double[] taken = taken(e, work);
        for (int i = from; i < to; i++) {
            if (work.unknown[i]) {
                work.claims.values[e][i] += origin + taken[i];
                work.claims.sds[e][i] = sigma * Math.sqrt(variance[i]);
            }
        }
    }

    double stepSd(boolean shaped) {
        return Math.sqrt(shaped ? shapedVariance : stepVariance);
    }

    void write(ByteBuffer to) {
        for (ArLearner each : learners) {
            each.write(to);
        }
        if (influence != null) {
            influence.write(to);
        }
        profile.write(to);
        to.putDouble(stepVariance).putDouble(shapedVariance);
    }

    /**
     * @param neighbours how many there were; of others than now, what was learned is dropped
     */
    void read(ByteBuffer from, int neighbours) {
        learners[0].read(from);
        learners[1].read(from);
        Experts saved = neighbours == this.neighbours ? this : new Experts(neighbours);
        saved.learners[LAST].read(from);
        if (saved.influence != null) {
            saved.influence.read(from);
        }
        profile.read(from);
        stepVariance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
