package dev.recon.fill;

/** What the intervals of a gap have to hold, whatever else is known: its ends, where it jumped. */
final class Ends {

    /**
     * A sensor that would have had to go so many times faster than it ever goes, all the way from
     * one end of a gap to the other, has jumped somewhere in it: the interval holds both ends.
     */
    private static final double SURPRISE = 8;

    /** And so much of the jump around them: what it may have been before and after is near them. */
    private static final double AROUND = 0.1;

    private static final double NOTHING_TO_HOLD = Double.POSITIVE_INFINITY;

    private double low = NOTHING_TO_HOLD;
    private double high = -NOTHING_TO_HOLD;

    /** Nothing, while only one is known. */
    void hold() {
        low = NOTHING_TO_HOLD;
        high = -NOTHING_TO_HOLD;
    }

    /**
     * @param step the standard deviation of one step
     */
    void hold(double before, double after, double step, int length) {
        double most = SURPRISE * step * (length + 1);
        double apart = Math.abs(after - before);
        if (apart > most) {
            low = Math.min(before, after) - AROUND * apart;
            high = Math.max(before, after) + AROUND * apart;
        } else {
            hold();
        }
    }

    /** The interval that holds them as well, and the deviation of one that is so wide. */
    void widen(Estimate fill) {
        if (low < fill.lower || high > fill.upper) {
            fill.lower = Math.min(fill.lower, low);
            fill.upper = Math.max(fill.upper, high);
            double least = (fill.upper - fill.lower) / (2 * Estimate.HALF_WIDTH);
            fill.sd = Math.max(fill.sd, least);
        }
    }
}
