package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * Three ways to fill, which learn side by side and differ in what they take for predictable:
 *
 * <ul>
 *   <li>the differences of the values themselves;
 *   <li>the differences of what is left when the day's profile is taken away;
 *   <li>what is left in so many slots, straight from what is known now: {@link Outlook}. Only for
 *       open gaps; it knows nothing of the other end.
 * </ul>
 *
 * <p>What a neighbouring sensor shows could be one more, of the differences that are left when the
 * neighbour's are taken away.
 */
final class Experts {

    static final int COUNT = 3;

    /** How many know what to do with a gap that is closed. */
    static final int BRIDGES = 2;

    private static final int STRAIGHT = 2;

    static final int BYTES = 2 * ArLearner.bytes(false) + Outlook.BYTES + DailyProfile.BYTES + 16;

    private final ArLearner[] learners = {new ArLearner(false), new ArLearner(false)};
    private final Outlook outlook = new Outlook();

    final DailyProfile profile = new DailyProfile();

    /** Of one difference, for the methods that know no more. */
    private double stepVariance;

    private double shapedVariance;

    /** From the last {@link Bridge#ORDER} + 1 slots, all of which were read. */
    void learn(Workspace work) {
        double[] recent = work.recent;
        int newest = recent.length - 1;
        for (int e = 0; e < BRIDGES; e++) {
            for (int i = 0; i <= newest; i++) {
                recent[i] = work.raw[i] - (e == 0 ? 0 : work.shape[i]);
            }
            learners[e].learn(recent, work);
            if (e == 0) {
                stepVariance = follow(stepVariance, recent[newest] - recent[newest - 1]);
            } else {
                shapedVariance = follow(shapedVariance, recent[newest] - recent[newest - 1]);
            }
        }
    }

    void learnOutlook(Sensor sensor, Workspace work) {
        outlook.learn(sensor, learners[1].steadySigma(), work);
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
    void forecast(Sensor sensor, long last, Workspace work, int steps) {
        for (int e = 0; e < BRIDGES; e++) {
            double[] values = work.claims.values[e];
            double origin = work.raw[0];
            prepare(e, work, values, Bridge.ORDER, origin);
            Forecast.extend(work.phi, values, work.variance, work.weights, steps);
            finish(work, e, origin, Bridge.ORDER, Bridge.ORDER + steps, work.variance);
        }
        Outlook.look(sensor, last, profile.mean(), work.features);
        lookAhead(work, work.claims, steps, steps);
    }

    /** What they would have said of a stretch, at once and later. */
    void test(Sensor sensor, Workspace work, int length, int stride) {
        Hindsight hindsight = work.hindsight;
        int end = Bridge.ORDER + length;
        int window = end + Hindsight.LATER;
        for (int e = 0; e < BRIDGES; e++) {
            double origin = work.raw[0];
            prepare(e, work, work.left, window, origin);
            double sigma = learners[e].sigma();
            hindsight.look(work.phi, work.left, work.unknown, length);
            for (int i = Bridge.ORDER; i < end; i += stride) {
                hindsight.at(i);
                claim(work, TestScores.CLOSED, e, i, 1, origin, sigma);
                claim(work, TestScores.FINAL, e, i, Hindsight.LATER, origin, sigma);
            }
            for (int i = Bridge.ORDER; i < end; i += SelfTest.step(i)) {
                claim(work, TestScores.OPEN, e, i, 0, origin, sigma);
            }
        }
        double period = sensor.cadence.periodMillis();
        double mean = profile.meanBefore(work, Bridge.ORDER, window, period);
        long last = sensor.history.size - 1 - Hindsight.LATER - length;
        Outlook.look(sensor, last, mean, work.features);
        lookAhead(work, work.tested[TestScores.OPEN], 1, length);
    }

    /** Before there is anything to say, it is what the day's profile leads to. */
    private void lookAhead(Workspace work, Claims claims, int from, int to) {
        ArLearner shaped = learners[1];
        double unit = shaped.steadySigma();
        double restless = unit > 0 ? shaped.sigma() / unit : 1;
        double before = work.raw[Bridge.ORDER - 1] - work.shape[Bridge.ORDER - 1];
        for (int step = from; step <= to; ) {
            int i = Bridge.ORDER + step - 1;
            if (outlook.isReady()) {
                double departure = outlook.departure(work.features, step);
                claims.values[STRAIGHT][i] = before + departure + work.shape[i];
                claims.sds[STRAIGHT][i] = outlook.sd(step, unit) * restless;
            } else {
                claims.values[STRAIGHT][i] = claims.values[1][i];
                claims.sds[STRAIGHT][i] = claims.sds[1][i];
            }
            step += SelfTest.step(i);
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
        outlook.write(to);
        profile.write(to);
        to.putDouble(stepVariance).putDouble(shapedVariance);
    }

    void read(ByteBuffer from) {
        for (ArLearner each : learners) {
            each.read(from);
        }
        outlook.read(from);
        profile.read(from);
        stepVariance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
