package dev.recon.fill;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Fills with what neighbours show: differences of what is left of a sensor when that is taken away
 * which they show as well, as far as it is in the sensor ({@link Influence}). A bridge where the
 * gap has closed; where it is open, drawn back to the mean of what is left. It has nothing to say
 * of a slot in which they show nothing.
 */
final class LedExpert {

    static final int BYTES = ArLearner.bytes(true);

    /** Its number among the {@link Experts}. */
    private static final int LAST = Experts.COUNT - 1;

    /** So many slots of those before a gap have to be led; the others stay as they are. */
    private static final int KNOWN = 5;

    /** In an open gap it must be so much better than the others: a mean can move. */
    private static final double DOUBT = 1.5;

    private final ArLearner learner = new ArLearner(true);
    private final Influence influence;

    LedExpert(Influence influence) {
        this.influence = influence;
    }

    static double doubt(int end) {
        return end == TestScores.OPEN ? DOUBT : 1;
    }

    /** Whether there is something to say of all of these slots. */
    static boolean leads(int from, int to, Workspace work) {
        for (int i = from; i < to; i++) {
            if (!work.isLed[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sets what is led in a window; nothing where too little is known of how it begins. */
    void lead(Workspace work, int length) {
        influence.lead(influence.unexplained(), work, length);
        int known = 0;
        for (int i = 0; i < Bridge.ORDER; i++) {
            known += work.isLed[i] ? 1 : 0;
        }
        if (known < KNOWN) {
            Arrays.fill(work.isLed, 0, length, false);
        }
    }

    /** From the slots of the window, all of which were read. */
    void learn(Workspace work) {
        double[] recent = work.recent;
        influence.lead(influence.unexplained(), work, recent.length);
        if (leads(0, recent.length, work)) {
            double mean = influence.mean();
            for (int i = 0; i < recent.length; i++) {
                recent[i] = work.raw[i] - work.led[i] - mean;
            }
            learner.learn(recent, work);
        }
    }

    void bridge(Workspace work, int length) {
        double origin = work.raw[0] - work.led[0];
        double[] values = work.claims.values[LAST];
        prepare(false, work, values, length, origin);
        work.bridge.solve(work.phi, values, unknown(work, length), length);
        finish(work, origin, 0, length, work.bridge.variance);
    }

    void forecast(Workspace work, int steps) {
        double origin = influence.mean();
        double[] values = work.claims.values[LAST];
        prepare(true, work, values, Bridge.ORDER, origin);
        Forecast.extend(work.phi, values, work.variance, work.weights, steps);
        finish(work, origin, Bridge.ORDER, Bridge.ORDER + steps, work.variance);
    }

    /** What it would have said of a stretch, if it has something to say of all of it. */
    void test(Workspace work, int length, int stride, double periodMillis) {
        int end = Bridge.ORDER + length;
        if (!leads(Bridge.ORDER, end, work)) {
            return;
        }
        Hindsight hindsight = work.hindsight;
        int window = end + Hindsight.LATER;
        double origin = work.raw[0] - work.led[0];
        prepare(false, work, work.left, window, origin);
        hindsight.look(work.phi, work.left, unknown(work, window), length);
        for (int i = Bridge.ORDER; i < end; i += stride) {
            hindsight.at(i);
            claim(work, TestScores.CLOSED, i, 1, origin);
            claim(work, TestScores.FINAL, i, Hindsight.LATER, origin);
        }
        // Of the newest slot the mean does not know yet.
        origin = influence.meanBefore(work, Bridge.ORDER, window - 1, periodMillis);
        prepare(true, work, work.left, window, origin);
        hindsight.forecast(work.phi, work.left, length);
        for (int i = Bridge.ORDER; i < end; i += SelfTest.step(i)) {
            claim(work, TestScores.OPEN, i, 0, origin);
        }
    }

    private void claim(Workspace work, int end, int i, int later, double origin) {
        Claims claims = work.tested[end];
        claims.values[LAST][i] = work.hindsight.mean(i, later) + origin + work.led[i];
        claims.sds[LAST][i] = learner.sigma() * Math.sqrt(work.hindsight.variance(i, later));
    }

    private void prepare(
            boolean isPulled, Workspace work, double[] left, int length, double origin) {
        learner.polynomial(work.phi, isPulled, work);
        for (int i = 0; i < length; i++) {
            left[i] = work.raw[i] - work.led[i] - origin;
        }
        int first = 0;
        while (first < Bridge.ORDER && !work.isLed[first]) {
            first++;
        }
        for (int i = 0; i < Bridge.ORDER && first < Bridge.ORDER; i++) {
            if (!work.isLed[i]) {
                left[i] = left[i < first ? first : i - 1];
            }
        }
    }

    /** Also where nothing leads. */
    private static boolean[] unknown(Workspace work, int length) {
        for (int i = 0; i < length; i++) {
            work.unled[i] = i >= Bridge.ORDER && (work.unknown[i] || !work.isLed[i]);
        }
        return work.unled;
    }

    private void finish(Workspace work, double origin, int from, int to, double[] variance) {
        double sigma = learner.sigma();
        for (int i = from; i < to; i++) {
            if (work.unknown[i]) {
                work.claims.values[LAST][i] += origin + work.led[i];
                work.claims.sds[LAST][i] = sigma * Math.sqrt(variance[i]);
            }
        }
    }

    void write(ByteBuffer to) {
        learner.write(to);
    }

    void read(ByteBuffer from) {
        learner.read(from);
    }
}
