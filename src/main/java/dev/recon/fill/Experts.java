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
 * <p>Where the sensor has neighbours, the place of the last is taken by what they show: {@link
 * LedExpert}.
 */
final class Experts {

    static final int COUNT = 3;

    /** How many know what to do with a gap that is closed. */
    static final int BRIDGES = 2;

    private static final int STRAIGHT = 2;

    static final int BYTES =
            2 * ArLearner.bytes(false)
                    + Math.max(Outlook.BYTES, LedExpert.BYTES)
                    + DailyProfile.BYTES
                    + 16;

    private final ArLearner[] learners = {new ArLearner(false), new ArLearner(false)};

    /** One of the two. */
    private final Outlook outlook;

    private final LedExpert led;
    private final int neighbours;

    final DailyProfile profile = new DailyProfile();

    /** Of one difference, for the methods that know no more. */
    private double stepVariance;

    private double shapedVariance;

    /**
     * @param neighbours how many; may be 0
     */
    Experts(int neighbours) {
        this.neighbours = neighbours;
        outlook = neighbours == 0 ? new Outlook() : null;
        led = neighbours == 0 ? null : new LedExpert(neighbours);
    }

    /** How many have something to say of these slots. */
    int count(int end, int from, int to, Workspace work) {
        if (led == null) {
            return end == TestScores.OPEN ? COUNT : BRIDGES;
        }
        return LedExpert.leads(from, to, work) ? COUNT : BRIDGES;
    }

    /** How the variance of the last one counts. */
    double doubt(int end) {
        return led == null ? 1 : LedExpert.doubt(end);
    }

    /** How much of the days' profiles is taken away beside the neighbours. */
    double daily() {
        return led.daily(learners[1].variance());
    }

    /** Sets what the neighbours say of a window of which it is known what they show. */
    void lead(Workspace work, int length) {
        led.lead(daily(), work, length);
    }

    /** From slots of which it is known by now what the neighbours showed in them. */
    void learnLed(Workspace work, double periodMillis) {
        led.learn(daily(), learners[0].sigma(), periodMillis, work);
    }

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
        if (outlook != null) {
            outlook.learn(sensor, learners[1].steadySigma(), work);
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
        if (led != null) {
            led.bridge(work, length);
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
        if (led != null) {
            led.forecast(work, steps);
            return;
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
        if (led != null) {
            led.test(work, length, stride, period);
            return;
        }
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
        learners[e].polynomial(work.phi, false, work);
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
        if (led == null) {
            outlook.write(to);
        } else {
            led.write(to);
        }
        profile.write(to);
        to.putDouble(stepVariance).putDouble(shapedVariance);
    }

    /**
     * @param were how many neighbours there were; of others than now, what was learned is dropped
     */
    void read(ByteBuffer from, int were) {
        for (ArLearner each : learners) {
            each.read(from);
        }
        Experts saved = were == neighbours ? this : new Experts(were);
        if (saved.led == null) {
            saved.outlook.read(from);
        } else {
            saved.led.read(from);
        }
        profile.read(from);
        stepVariance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
