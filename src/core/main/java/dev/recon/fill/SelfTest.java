package dev.recon.fill;

import java.util.Arrays;

/**
 * Hides a stretch that was seen, fills it as if it were lost, and compares: the errors are this
 * sensor's own, for gaps of this length, with as much known of their end. Tests of every length
 * come round by the number of the slot, the long ones more seldom, so that their cost per reading
 * is bounded.
 */
final class SelfTest {

    /** How many slots apart tests of each length are. */
    private static final int[] EVERY = {9, 12, 27, 54, 108};

    /** In so many slots each comes round at least once. */
    private static final int ROUND = 108;

    /**
     * A sensor that is no longer new is tested as often as one of this period: a plant does not
     * change its ways faster because it is asked more often, and where readings are many each has
     * to be cheap.
     */
    private static final double SHORTEST_MILLIS = 10_000;

    private static final int SELDOM = 4;
    private static final int NO_LONGER_NEW = 1_000;

    /** Of each slot of a round, a bit for each length. */
    private static final byte[] DUE = due();

    /** The first and last step of an open gap that each length stands for. */
    private static final int[][] STEPS = {{1, 1}, {2, 5}, {6, 15}, {16, 46}, {49, 81}};

    /** Of a long gap not every slot is compared: neighbours err alike. */
    private static final int SCORED = 10;

    /** Nor every step of a long forecast, beyond so many. */
    private static final int ALL_STEPS = 15;

    private static final int STEP_STRIDE = 3;

    private static final int BEFORE = Bridge.ORDER;

    private SelfTest() {}

    private static byte[] due() {
        byte[] due = new byte[ROUND];
        for (int slot = 0; slot < ROUND; slot++) {
            for (int i = 0; i < EVERY.length; i++) {
                // Tests of different lengths should not all fall on one slot.
                if ((slot + 7 * i) % EVERY[i] == 0) {
                    due[slot] |= (byte) (1 << i);
                }
            }
        }
        return due;
    }

    /** Such tests as are due after a reading. */
    static void run(Sensor sensor, Workspace work) {
        long slot = sensor.history.size;
        int stride = slot < NO_LONGER_NEW ? 1 : stride(sensor.cadence.periodMillis());
        int due = slot % stride == 0 ? DUE[(int) (slot / stride % ROUND)] : 0;
        for (int i = 0; due != 0; i++, due >>= 1) {
            if ((due & 1) != 0 && load(sensor, TestScores.LENGTHS[i], work)) {
                test(sensor, i, work);
            }
        }
    }

    private static int stride(double periodMillis) {
        return Math.max(1, (int) Math.min(SHORTEST_MILLIS / periodMillis, SELDOM));
    }

    private static void test(Sensor sensor, int i, Workspace work) {
        int length = TestScores.LENGTHS[i];
        int stride = 1 + length / SCORED;
        int end = BEFORE + length;
        sensor.experts.test(sensor, work, length, stride);
        int experts = sensor.experts.count(TestScores.FINAL, BEFORE, end, work);
        if (!work.unknown[end]) {
            score(sensor, TestScores.CLOSED, i, experts, BEFORE, end, stride, work);
        }
        score(sensor, TestScores.FINAL, i, experts, BEFORE, end, stride, work);
        experts = sensor.experts.count(TestScores.OPEN, BEFORE, end, work);
        for (int at = i < 3 ? 0 : i - 1; at <= i; at++) {
            int from = BEFORE + STEPS[at][0] - 1;
            int to = BEFORE + Math.min(STEPS[at][1], length);
            score(sensor, TestScores.OPEN, at, experts, from, to, step(from), work);
        }
    }

    /** From a step of a forecast to the next that is compared. */
    static int step(int slot) {
        return slot < BEFORE + ALL_STEPS ? 1 : STEP_STRIDE;
    }

    /** False when too little of the stretch was seen, or it is not known what came before it. */
    private static boolean load(Sensor sensor, int length, Workspace work) {
        int window = BEFORE + length + Hindsight.LATER;
        long from = sensor.history.size - window;
        if (from < 0 || !sensor.isSettled(from, BEFORE)) {
            return false;
        }
        sensor.history.copyReal(from, window, work.real);
        int seen = 0;
        for (int k = BEFORE; k < BEFORE + length; k++) {
            seen += work.real[k] ? 1 : 0;
        }
        if (2 * seen < length) {
            return false;
        }
        sensor.load(from, window, work);
        for (int k = BEFORE + length; k < window; k++) {
            work.unknown[k] = !work.real[k];
        }
        return true;
    }

    private static void score(
            Sensor sensor,
            int end,
            int i,
            int experts,
            int from,
            int to,
            int stride,
            Workspace work) {
        Blend blend = work.blend;
        Claims claims = work.tested[end];
        int length = TestScores.LENGTHS[i];
        sensor.scores.look(end, length, blend);
        blend.doubt = sensor.experts.doubt(end);
        Arrays.fill(work.sums, 0);
        double absolute = 0;
        int misses = 0;
        int slots = 0;
        for (int k = from; k < to; k += stride) {
            if (work.real[k]) {
                blend.combine(claims, k, experts);
                double error = Math.abs(blend.value - work.raw[k]) / blend.scale;
                absolute += error;
                misses += error > blend.width ? 1 : 0;
                slots++;
                addProducts(claims, k, experts, work);
            }
        }
        if (slots > 0) {
            sensor.scores.add(end, i, experts, work.sums, absolute, misses, slots);
        }
    }

    private static void addProducts(Claims claims, int k, int experts, Workspace work) {
        double[] errors = work.errors;
        for (int e = 0; e < experts; e++) {
            double sd = Math.max(claims.sds[e][k], Blend.SMALLEST_SD);
            errors[e] = (claims.values[e][k] - work.raw[k]) / sd;
        }
        for (int a = 0; a < experts; a++) {
            for (int b = 0; b <= a; b++) {
                work.sums[a * Experts.COUNT + b] += errors[a] * errors[b];
            }
        }
    }
}
