package dev.recon.fill;

import java.util.Arrays;

/**
 * Hides a stretch that was seen, fills it as if it were lost, and compares: the errors are this
 * sensor's own, for gaps of this length, with as much known of their end. Tests of every length
 * come round by the number of the slot, the long ones more seldom, so that their cost per reading
 * is bounded.
 */
final class SelfTest {

    /** How many slots apart tests of each length are: of closed gaps, and of open ones. */
    private static final int[] CLOSED_EVERY = {8, 12, 24, 54, 81};

    private static final int[] OPEN_EVERY = {0, 0, 16, 0, 64};

    /** The longest of open gaps stands for steps that the one before is too short for. */
    private static final int[][] STEPS = {{1, 1}, {2, 5}, {6, 9}, {16, 46}, {47, 81}};

    /** Of a long gap not every slot is compared: neighbours err alike. */
    private static final int SCORED = 14;

    private static final int BEFORE = Bridge.ORDER;

    private SelfTest() {}

    /** Such tests as are due after a reading. */
    static void run(SensorFills sensor, Workspace work) {
        long newest = sensor.history.size - 1;
        for (int i = 0; i < TestScores.LENGTHS.length; i++) {
            int length = TestScores.LENGTHS[i];
            // Tests of different lengths should not all fall on one slot.
            long turn = newest + 7L * i;
            int every = CLOSED_EVERY[i];
            if (turn % every == 0) {
                boolean odd = turn / every % 2 != 0;
                int later = odd ? SensorFills.FINAL_AFTER : 1;
                closed(sensor, i, later, odd ? TestScores.FINAL : TestScores.CLOSED, work);
            }
            if (OPEN_EVERY[i] > 0 && turn % OPEN_EVERY[i] == 0) {
                open(sensor, i, length, work);
            }
        }
    }

    private static void closed(SensorFills sensor, int i, int later, int end, Workspace work) {
        int length = TestScores.LENGTHS[i];
        int window = BEFORE + length + later;
        if (load(sensor, length, window, work)) {
            for (int k = BEFORE + length; k < window; k++) {
                work.unknown[k] = Double.isNaN(work.raw[k]) || !real(sensor, k, window);
            }
            sensor.experts.bridge(work, window);
            int last = BEFORE + length;
            score(sensor, end, i, length, BEFORE, last, window, Experts.BRIDGES, work);
        }
    }

    private static void open(SensorFills sensor, int i, int length, Workspace work) {
        int window = BEFORE + length;
        if (load(sensor, length, window, work)) {
            sensor.experts.forecast(work, length);
            boolean isLongest = length == TestScores.LONGEST;
            for (int at = isLongest ? i - 1 : 0; at <= i; at++) {
                int from = BEFORE + STEPS[at][0] - 1;
                int to = BEFORE + STEPS[at][1];
                int steps = TestScores.LENGTHS[at];
                score(sensor, TestScores.OPEN, at, steps, from, to, window, Experts.COUNT, work);
            }
        }
    }

    private static boolean real(SensorFills sensor, int k, int window) {
        return sensor.history.isReal(sensor.history.size - window + k);
    }

    /** False when too little of the stretch was seen, or it is not known what came before it. */
    private static boolean load(SensorFills sensor, int length, int window, Workspace work) {
        long from = sensor.history.size - window;
        if (from < 0 || !sensor.isSettled(from, BEFORE)) {
            return false;
        }
        int seen = 0;
        for (int k = BEFORE; k < BEFORE + length; k++) {
            seen += real(sensor, k, window) ? 1 : 0;
        }
        if (2 * seen < length) {
            return false;
        }
        sensor.load(from, window, work);
        Arrays.fill(work.unknown, 0, BEFORE, false);
        Arrays.fill(work.unknown, BEFORE, BEFORE + length, true);
        return true;
    }

    private static void score(
            SensorFills sensor,
            int end,
            int i,
            int length,
            int from,
            int to,
            int window,
            int experts,
            Workspace work) {
        Blend blend = work.blend;
        sensor.scores.look(end, length, blend);
        Arrays.fill(work.sums, 0);
        double absolute = 0;
        int misses = 0;
        int slots = 0;
        int stride = 1 + length / SCORED;
        for (int k = from; k < to; k += stride) {
            if (real(sensor, k, window)) {
                blend.combine(work.values, work.sds, k, experts);
                double error = Math.abs(blend.value - work.raw[k]) / blend.scale;
                absolute += error;
                misses += error > blend.width ? 1 : 0;
                slots++;
                addProducts(k, experts, work);
            }
        }
        if (slots > 0) {
            sensor.scores.add(end, i, work.sums, absolute, misses, slots);
        }
    }

    private static void addProducts(int k, int experts, Workspace work) {
        for (int a = 0; a < experts; a++) {
            double one = error(a, k, work);
            for (int b = 0; b <= a; b++) {
                work.sums[a * Experts.COUNT + b] += one * error(b, k, work);
            }
        }
    }

    private static double error(int expert, int k, Workspace work) {
        double sd = Math.max(work.sds[expert][k], Blend.SMALLEST_SD);
        return (work.values[expert][k] - work.raw[k]) / sd;
    }
}
