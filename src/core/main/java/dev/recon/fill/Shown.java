package dev.recon.fill;

import java.util.Arrays;

/** What the neighbours of a sensor show at the times of a window. */
final class Shown {

    /** In periods: so much later than a slot a neighbour may be read for that slot. */
    private static final double LATER = 0.25;

    private final double[][] values = new double[Sizes.NEIGHBOURS][Sizes.HISTORY];
    private final double[] shape = new double[Sizes.HISTORY];

    /**
     * What one shows in each slot; NaN where nothing, that is too long ago, or it is not known yet.
     */
    double[] of(int neighbour) {
        return values[neighbour];
    }

    /**
     * Looks at all of them.
     *
     * @param timeMillis of the first slot
     * @param daily so much of its day's profile is taken away of each
     */
    void look(Surroundings at, double timeMillis, double periodMillis, double daily, int length) {
        for (int neighbour = 0; neighbour < at.size(); neighbour++) {
            Slots slots = at.slots(neighbour);
            double[] to = values[neighbour];
            if (slots == null || slots.periodMillis() <= 0) {
                Arrays.fill(to, 0, length, Double.NaN);
                continue;
            }
            read(slots, timeMillis, periodMillis, length, to);
            slots.profile.at(timeMillis, periodMillis, shape, length);
            for (int i = 0; i < length; i++) {
                to[i] -= daily * shape[i];
            }
        }
    }

    private static void read(
            Slots at, double timeMillis, double periodMillis, int length, double[] to) {
        double own = at.periodMillis();
        double later = LATER * Math.min(own, periodMillis);
        long slots = Math.max(1, Math.round(periodMillis / own));
        double step = periodMillis / own;
        History history = at.history;
        long top = at.newest();
        double place = top + (timeMillis + later - at.cadence.timeMillis()) / own;
        for (int i = 0; i < length; i++) {
            long slot = (long) Math.floor(place);
            to[i] = slot > top ? Double.NaN : history.lastRead(slot - slots + 1, slot);
            place += step;
        }
    }
}
