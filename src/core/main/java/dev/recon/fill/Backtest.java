package dev.recon.fill;

/**
 * Hides a stretch that was seen, fills it as if it were lost, and compares: the errors are this
 * sensor's own, for gaps of this length, with as much known of their end. Tests of every length
 * come round by the number of the slot, the long ones more seldom, so that their cost per reading
 * is bounded.
 */
final class Backtest {

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

    /** Lengths that stand for the steps of the shorter ones as well. */
    private static final int SHORT = 3;

    /** Of a long gap not every slot is compared: neighbours err alike. */
    private static final int SCORED = 10;

    private static final int BEFORE = Sizes.ORDER;

    private Backtest() {}

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
        long slot = sensor.slots.history.size;
        int stride = slot < NO_LONGER_NEW ? 1 : stride(sensor.slots.periodMillis());
        int due = slot % stride == 0 ? DUE[(int) (slot / stride % ROUND)] : 0;
        for (int i = 0; due != 0; i++, due >>= 1) {
            if ((due & 1) != 0 && hide(sensor, Sizes.TESTED_LENGTHS[i], work)) {
                test(sensor, i, work);
            }
        }
    }

    private static int stride(double periodMillis) {
        return Math.max(1, (int) Math.min(SHORTEST_MILLIS / periodMillis, SELDOM));
    }

    /** False when too little of the stretch was seen, or it is not known what came before it. */
    private static boolean hide(Sensor sensor, int length, Workspace work) {
        int size = BEFORE + length + Sizes.FINAL_AFTER;
        long from = sensor.slots.history.size - size;
        if (from < 0 || !sensor.isSettled(from, BEFORE)) {
            return false;
        }
        sensor.load(from, size, work.window);
        return 2 * work.window.hide(sensor.slots.history, length) >= length;
    }

    private static void test(Sensor sensor, int i, Workspace work) {
        Window window = work.window;
        int length = Sizes.TESTED_LENGTHS[i];
        int stride = 1 + length / SCORED;
        int end = BEFORE + length;
        sensor.experts.backtest(work, stride);
        int experts = sensor.experts.count(Ending.FINAL, BEFORE, end, window);
        if (!window.isUnknown[end]) {
            measure(sensor, Ending.CLOSED, i, experts, BEFORE, end, stride, work);
        }
        measure(sensor, Ending.FINAL, i, experts, BEFORE, end, stride, work);
        experts = sensor.experts.count(Ending.OPEN, BEFORE, end, window);
        for (int at = i < SHORT ? 0 : i - 1; at <= i; at++) {
            int from = BEFORE + STEPS[at][0] - 1;
            int to = BEFORE + Math.min(STEPS[at][1], length);
            measure(sensor, Ending.OPEN, at, experts, from, to, Expert.step(from), work);
        }
    }

    /** Compares some slots of the stretch, and adds to what is known of gaps of a length. */
    private static void measure(
            Sensor sensor,
            Ending ending,
            int i,
            int experts,
            int from,
            int to,
            int stride,
            Workspace work) {
        Window window = work.window;
        sensor.scores.look(ending, Sizes.TESTED_LENGTHS[i], work.blend);
        work.blend.doubt = sensor.experts.doubt(ending);
        work.errors.start();
        for (int k = from; k < to; k += stride) {
            if (window.isReal[k]) {
                Claims claims = work.tested(ending);
                work.errors.add(claims, k, experts, work.blend, window.values[k]);
            }
        }
        if (work.errors.slots() > 0) {
            sensor.scores.add(ending, i, experts, work.errors);
        }
    }
}
