package dev.recon.fill;

/**
 * What the forecast of a stretch becomes once readings behind it are known, one after another: the
 * conditional mean and variance of a Gaussian process, given none, some or all of them. The same
 * answers as {@link Forecast} and {@link Bridge} give, all from one calculation; a {@link Backtest}
 * asks for several. Only for one stretch in which nothing at all is known.
 *
 * <p>The errors of a forecast are innovations that went through the filter 1 / phi, so their
 * covariance with that of a later slot is the weights of that slot, gone through the same filter.
 * The factors of the later slots' own covariance make of them innovations that have nothing to do
 * with each other.
 */
final class Hindsight {

    /** So many later slots are looked at. */
    private static final int LATER = Sizes.FINAL_AFTER;

    private static final int ORDER = Sizes.ORDER;

    /** Of an innovation's variance: what is less is rounding. */
    private static final double SMALLEST = 1e-9;

    private final Forecast forecast;

    /**
     * Of each slot, its error with those of each later one, side by side. Nothing before the
     * stretch is in error.
     */
    private final double[] shared;

    /** The same of the first later one alone. */
    private final double[] first;

    /** By columns, so that what a sum lacks is taken from all of them at once. */
    private final double[] factor = new double[LATER * LATER];

    private final double[] precision = new double[LATER];
    private final double[] news = new double[LATER];
    private final double[] own = new double[LATER];
    private int length;

    Hindsight(int longest) {
        int slots = ORDER + longest + LATER;
        forecast = new Forecast(slots);
        shared = new double[LATER * slots];
        first = new double[slots];
    }

    /**
     * @param x {@link Sizes#ORDER} known values, a stretch of this length, {@link
     *     Sizes#FINAL_AFTER} more
     * @param unknown of the same layout
     */
    void look(double[] phi, double[] x, boolean[] unknown, int length) {
        this.length = length;
        forecast(phi, x, length + LATER);
        share(phi);
        factorise(unknown);
        int end = ORDER + length;
        for (int k = 0; k < LATER; k++) {
            double surprise = x[end + k] - forecast.mean[end + k];
            for (int j = 0; j < k; j++) {
                surprise -= factor[j * LATER + k] * news[j];
            }
            news[k] = unknown[end + k] ? 0 : surprise;
        }
        for (int k = 0; k < LATER; k++) {
            news[k] *= precision[k];
        }
    }

    /** Enough for {@link #mean} and {@link #variance} when nothing later is known. */
    void forecast(double[] phi, double[] x, int steps) {
        forecast.extend(phi, x, steps);
    }

    /**
     * The first later slot by the filter. The others follow from it: errors that are as far apart,
     * one slot further on, share one innovation more.
     */
    private void share(double[] phi) {
        double[] weights = forecast.weights;
        int end = ORDER + length + LATER;
        for (int t = ORDER; t < end; t++) {
            int weight = 2 * ORDER + length - t;
            double sum = weight >= ORDER ? weights[weight] : 0;
            for (int i = ORDER; i > 0; i--) {
                sum -= phi[i] * first[t - i];
            }
            first[t] = sum;
            int row = t * LATER;
            double own = weights[t];
            shared[row] = sum;
            for (int k = 1; k < LATER; k++) {
                shared[row + k] = shared[row - LATER + k - 1] + own * weights[ORDER + length + k];
            }
        }
    }

    /** To L D L', without roots. */
    private void factorise(boolean[] unknown) {
        int end = ORDER + length;
        for (int k = 0; k < LATER; k++) {
            uncorrelate(end + k, k);
            double pivot = forecast.variance[end + k];
            for (int j = 0; j < k; j++) {
                double part = own[j] * precision[j];
                factor[j * LATER + k] = part;
                pivot -= part * own[j];
            }
            precision[k] = unknown[end + k] ? 0 : 1 / Math.max(pivot, SMALLEST);
        }
    }

    /** What the slot shares with each later one that it does not share with those before that. */
    private void uncorrelate(int slot, int count) {
        System.arraycopy(shared, slot * LATER, own, 0, count);
        for (int j = 0; j < count; j++) {
            double known = own[j];
            int column = j * LATER;
            for (int k = j + 1; k < count; k++) {
                own[k] -= factor[column + k] * known;
            }
        }
    }

    /** Prepares {@link #mean} and {@link #variance}, but for when nothing later is known. */
    void at(int slot) {
        uncorrelate(slot, LATER);
    }

    /** Of the slot, when so many of the later ones are known. */
    double mean(int slot, int later) {
        double sum = forecast.mean[slot];
        for (int k = 0; k < later; k++) {
            sum += own[k] * news[k];
        }
        return sum;
    }

    double variance(int slot, int later) {
        double sum = forecast.variance[slot];
        for (int k = 0; k < later; k++) {
            sum -= own[k] * own[k] * precision[k];
        }
        return Math.max(sum, SMALLEST);
    }
}
