package dev.recon.fill;

/**
 * How far off predictions of several things usually are, so that one that is further off teaches no
 * more than it should.
 */
final class UsualErrors {

    /** An error teaches as one of so many standard deviations at most, and is seen as of twice. */
    private static final double OUTLIER = 3;

    /** Of the variances; what they are taken for at first counts as so many times. */
    private static final double RATE = 0.005;

    private static final double PRIOR = 5;

    /** Before so many times, nothing is an outlier. */
    private static final int TRUSTED = 20;

    private static final double NO_LIMIT = 1e100;

    /** In no unit. */
    final double[] variances;

    UsualErrors(int things) {
        variances = new double[things];
    }

    /**
     * Takes an error in.
     *
     * @param error in the unit
     * @param prior what the variance is taken for at first, in the unit
     * @param times how often there was one before
     * @return as much of it as is to be learned from
     */
    double see(int thing, double error, double prior, double unit, int times) {
        double square = unit * unit;
        double known = variances[thing] / square;
        double variance = known > 0 ? known : prior;
        double limit = times < TRUSTED ? NO_LIMIT : OUTLIER * Math.sqrt(variance);
        double seen = Math.min(error * error, 4 * limit * limit);
        double rate = Math.max(RATE, 1 / (times + 1 + PRIOR));
        variances[thing] = (variance + rate * (seen - variance)) * square;
        return Math.max(-limit, Math.min(error, limit));
    }

    double sd(int thing) {
        return Math.sqrt(variances[thing]);
    }
}
