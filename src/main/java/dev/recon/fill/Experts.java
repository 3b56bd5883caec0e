package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Three ways to fill, which learn side by side and differ in what they take for predictable:
 *
 * <ul>
 *   <li>the differences of the values themselves;
 *   <li>the differences of what is left when the day's profile is taken away;
 *   <li>the same, drawn back to its mean. Only for open gaps: between two known ends it hurts.
 * </ul>
 *
 * <p>What a neighbouring sensor shows could be one more, of the differences that are left when the
 * neighbour's are taken away.
 */
final class Experts {

    static final int COUNT = 3;

    /** How many know what to do with a gap that is closed. */
    static final int BRIDGES = 2;

    private static final int RETURNING = 2;

    static final int BYTES =
            2 * ArLearner.bytes(false) + ArLearner.bytes(true) + DailyProfile.BYTES + 16;

    private final ArLearner[] learners = {
        new ArLearner(false), new ArLearner(false), new ArLearner(true)
    };

    final DailyProfile profile = new DailyProfile();

    /** Of one difference, for the methods that know no more. */
    private double stepVariance;

    private double shapedVariance;

    /** From the last {@link Bridge#ORDER} + 1 slots, all of which were read. */
    void learn(Workspace work) {
        double[] recent = work.recent;
        int newest = recent.length - 1;
        for (int e = 0; e < COUNT; e++) {
            double mean = e == RETURNING ? profile.mean() : 0;
            for (int i = 0; i <= newest; i++) {
                recent[i] = work.raw[i] - (e == 0 ? 0 : work.shape[i]) - mean;
            }
            learners[e].learn(recent, work);
            if (e == 0) {
                stepVariance = follow(stepVariance, recent[newest] - recent[newest - 1]);
            } else if (e == 1) {
                shapedVariance = follow(shapedVariance, recent[newest] - recent[newest - 1]);
            }
        }
    }

    private static double follow(double variance, double difference) {
        double square = difference * difference;
        return variance == 0 ? square : variance + 0.01 * (square - variance);
    }

    /** Fills what is unknown in the window with what comes later in it taken into account. */
    void bridge(Workspace work, int length) {
        for (int e = 0; e < BRIDGES; e++) {
            double origin = work.raw[0];
            prepare(e, work, work.claims.values[e], length, origin);
            work.bridge.solve(work.phi, work.claims.values[e], work.unknown, length);
            finish(work, e, origin, 0, length, work.bridge.variance);
        }
    }

    /** Continues the first {@link Bridge#ORDER} slots of the window by so many steps. */
    void forecast(Workspace work, int steps) {
        for (int e = 0; e < COUNT; e++) {
            double[] values = work.claims.values[e];
            double origin = e == RETURNING ? profile.mean() : work.raw[0];
            prepare(e, work, values, Bridge.ORDER, origin);
            Forecast.extend(work.phi, values, work.variance, work.weights, steps);
            finish(work, e, origin, Bridge.ORDER, Bridge.ORDER + steps, work.variance);
        }
    }

    /** What they would have said of a stretch, at once and later. */
    void test(Workspace work, int length, int stride, double periodMillis) {
        Hindsight hindsight = work.hindsight;
        int end = Bridge.ORDER + length;
        int window = end + Hindsight.LATER;
        for (int e = 0; e < COUNT; e++) {
            double origin = work.raw[0];
            if (e == RETURNING) {
                origin = profile.meanBefore(work, Bridge.ORDER, window, periodMillis);
            }
            prepare(e, work, work.left, window, origin);
            double sigma = learners[e].sigma();
            if (e < BRIDGES) {
                hindsight.look(work.phi, work.left, work.unknown, length);
                for (int i = Bridge.ORDER; i < end; i += stride) {
                    hindsight.at(i);
                    claim(work, TestScores.CLOSED, e, i, 1, origin, sigma);
                    claim(work, TestScores.FINAL, e, i, Hindsight.LATER, origin, sigma);
                }
            } else {
                hindsight.forecast(work.phi, work.left, length);
            }
            for (int i = Bridge.ORDER; i < end; i += SelfTest.step(i)) {
                claim(work, TestScores.OPEN, e, i, 0, origin, sigma);
            }
        }
    }

    private static void claim(
            Workspace work, int end, int e, int i, int later, double origin, double sigma) {
        Claims claims = work.tested[end];
        double shape = e == 0 ? 0 : work.shape[i];
        claims.values[e][i] = work.hindsight.mean(i, later) + origin + shape;
        claims.sds[e][i] = sigma * Math.sqrt(work.hindsight.variance(i, later));
    }

    /** Sets the polynomial, and what is left to the expert, relative to the origin. */
    private void prepare(int e, Workspace work, double[] left, int length, double origin) {
        learners[e].polynomial(work.phi, work);
        for (int i = 0; i < length; i++) {
            left[i] = work.raw[i] - (e == 0 ? 0 : work.shape[i]) - origin;
        }
    }

    private void finish(Workspace work, int e, double origin, int from, int to, double[] variance) {
        double sigma = learners[e].sigma();
        for (int i = from; i < to; i++) {
            if (work.unknown[i]) {
                work.claims.values[e][i] += origin + (e == 0 ? 0 : work.shape[i]);
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
        profile.write(to);
        to.putDouble(stepVariance).putDouble(shapedVariance);
    }

    void read(ByteBuffer from) {
        for (ArLearner each : learners) {
            each.read(from);
        }
        profile.read(from);
        stepVariance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
