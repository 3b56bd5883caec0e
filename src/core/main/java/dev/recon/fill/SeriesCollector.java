package dev.recon.fill;

/** Where the complete series of a sensor goes, and the fills of the readings that it lacks. */
public interface SeriesCollector {

    /** What a value of the series is worth. */
    enum Quality {
        /** Measured. */
        GOOD,
        /** Not measured: a fill. */
        SYNTHETIC,
        /** Measured, and emitted as a fill before. */
        CORRECTED
    }

    /**
     * @param leg the control and output, by number
     * @param source UTF-8
     * @param fill valid during the call
     */
    void fill(int leg, byte[] source, Fill fill);

    /**
     * An expected reading.
     *
     * @param id UTF-8
     * @param timeMillis its event time
     * @param value NaN for a synthetic one without a basis
     * @param fill the fill of a synthetic one, else null
     * @param revision 1, 2, … for each row of this reading; the highest is what holds
     */
    void point(
            int leg,
            byte[] source,
            byte[] id,
            long timeMillis,
            double value,
            Quality quality,
            Fill fill,
            int revision);
}
