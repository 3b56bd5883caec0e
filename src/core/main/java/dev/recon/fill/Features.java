package dev.recon.fill;

/**
 * What there is to go by in a slot to say what comes: the distance from the mean, to which it may
 * return, the slopes over some lags, and the slope of the day's profile.
 */
final class Features {

    private static final int[] LAGS = {1, 2, 4, 8, 16};
    private static final int PROFILE_LAG = 8;

    static final int COUNT = LAGS.length + 2;

    /** Brings the distance from the mean to the size of a step. */
    private static final double LEVEL_SCALE = 0.1;

    private static final double[] LAG_SCALES = lagScales();

    final double[] values = new double[COUNT];

    private static double[] lagScales() {
        double[] scales = new double[LAGS.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = 1 / Math.sqrt(LAGS[i]);
        }
        return scales;
    }

    /**
     * @param slot of which the value must be known
     */
    void look(Slots slots, long slot, double mean) {
        History history = slots.history;
        double shape = slots.shape(slot);
        double now = history.get(slot) - shape;
        values[0] = (now - mean) * LEVEL_SCALE;
        for (int i = 0; i < LAGS.length; i++) {
            long before = slot - LAGS[i];
            double then = history.holds(before) ? history.get(before) : Double.NaN;
            boolean known = !Double.isNaN(then);
            values[1 + i] = known ? (now - then + slots.shape(before)) * LAG_SCALES[i] : 0;
        }
        double slope = shape - slots.shape(slot - PROFILE_LAG);
        values[COUNT - 1] = slope * (1 / Math.sqrt(PROFILE_LAG));
    }

    /** From now on in another unit. */
    void divide(double unit) {
        for (int i = 0; i < COUNT; i++) {
            values[i] /= unit;
        }
    }
}
