package dev.recon.fill;

/**
 * The readings of one sensor in one metrics window. Means and deviations are NaN where there are
 * too few.
 *
 * @param real those that were measured
 * @param filled those and the fills of the others
 * @param fills fills that stand
 * @param checked fills whose reading turned up with a value
 * @param meanAbsoluteError of those; NaN for none
 * @param insideShare how many of those lay in the 90 % interval of their fill, 0 to 1; NaN for none
 */
public record WindowSummary(
        Aggregate real,
        Aggregate filled,
        long fills,
        long checked,
        double meanAbsoluteError,
        double insideShare) {

    /**
     * @param min NaN where count is 0, as max and mean
     * @param deviation of the sample (over count - 1); NaN where count is below 2
     */
    public record Aggregate(long count, double min, double max, double mean, double deviation) {}
}
