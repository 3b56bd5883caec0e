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
 * <p>The place of the last is taken by {@link LedExpert} as long as the neighbours of a sensor
 * explain enough of it.
 */
final class Experts {

    static final int COUNT = 3;

    /** How many know what to do with a gap that is closed. */
    static final int BRIDGES = 2;

    private static final int STRAIGHT = 2;

    static final int BYTES =
            2 * ArLearner.bytes(false)
                    + Math.max(Outlook.BYTES, LedExpert.BYTES)
                    + Influence.BYTES
                    + DailyProfile.BYTES
                    + 16
                    + 1;

    /** When no more than this share of the variance is left unexplained, the neighbours lead. */
    private static final double LEADING = 0.7;

    /** When more is left than this, they do not any more. */
    private static final double MISLEADING = 0.85;

    private final ArLearner[] learners = {new ArLearner(false), new ArLearner(false)};

    /** Null where there are no neighbours. */
    private final Influence influence;

    private final int neighbours;

    /** One of the two; the other one is null. */
    private Outlook outlook;

    private LedExpert led;

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
        outlook = new Outlook();
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

    boolean isLed() {
        return led != null;
    }

    /** How much of the days' profiles is taken away: neighbours that explain show the day as is. */
    double daily() {
        return influence.unexplained();
    }

    /** Sets what the neighbours say of a window of which it is known what they show. */
    void lead(Workspace work, int length) {
        if (led != null) {
            led.lead(work, length);
        }
    }

    /** From slots of which it is known by now what the neighbours showed in them. */
    void learnLed(Workspace work, double periodMillis) {
        double[] recent = work.recent;
        double daily = influence.unexplained();
        for (int i = 0; i < recent.length; i++) {
            recent[i] = work.raw[i] - daily * work.shape[i];
        }
        influence.learn(DailyProfile.levelSlots(periodMillis), work);
        double left = influence.unexplained();
        if (led == null && left < LEADING) {
            led = new LedExpert(influence);
            outlook = null;
        } else if (led != null && left > MISLEADING) {
            led = null;
            outlook = new Outlook();
        }
        if (led != null) {
            led.learn(work);
        }
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

    void forgetNeighbour(int neighbour) {
        influence.forget(neighbour);
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
        if (influence != null) {
            influence.write(to);
            to.put((byte) (led == null ? 0 : 1));
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
        Influence saved = were == neighbours ? influence : new Influence(were);
        if (were > 0) {
            saved.read(from);
        }
        if (were > 0 && from.get() != 0) {
            LedExpert leading = new LedExpert(saved);
            leading.read(from);
            if (saved == influence) {
                led = leading;
                outlook = null;
            }
        } else {
            outlook.read(from);
        }
        profile.read(from);
        stepVariance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
