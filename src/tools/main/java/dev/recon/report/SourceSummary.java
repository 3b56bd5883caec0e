package dev.recon.report;

import java.util.Comparator;

/**
 * What there is to say of a sensor.
 *
 * @param measured in time
 * @param synthetic filled, and not found since
 * @param withoutValue not measured, and not filled either
 * @param corrected filled first, and found since
 * @param deviation the standard deviation of what was measured in time; NaN without any
 * @param accuracy of all fills whose truth is known
 */
record SourceSummary(
        String source,
        long measured,
        long synthetic,
        long withoutValue,
        long corrected,
        double deviation,
        Accuracy accuracy) {

    /** The one of which most is missing first. */
    static final Comparator<SourceSummary> WORST_FIRST =
            Comparator.comparingLong((SourceSummary each) -> each.synthetic + each.withoutValue)
                    .thenComparingLong(SourceSummary::corrected)
                    .reversed()
                    .thenComparing(SourceSummary::source);

    static final Comparator<SourceSummary> MOST_SYNTHETIC_FIRST =
            Comparator.comparingLong(SourceSummary::synthetic)
                    .reversed()
                    .thenComparing(WORST_FIRST);

    long expected() {
        return measured + synthetic + withoutValue + corrected;
    }
}
