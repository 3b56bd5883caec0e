package dev.recon.fill;

/** Takes fills, and what they become when more is known. */
@FunctionalInterface
public interface FillSink {

    /**
     * @param slot as {@link SensorFills#next} numbered it; one that nobody expected can be ignored
     * @param readingsAfter how many later readings are known
     * @param value NaN, as sd and bounds, where the method is {@link FillMethod#NONE}
     * @param lower of the 90 % interval
     */
    void fill(
            long slot,
            int readingsAfter,
            double value,
            double sd,
            double lower,
            double upper,
            FillMethod method);
}
