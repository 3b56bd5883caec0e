package dev.recon.fill;

/**
 * What is emitted for one expected reading that was lost or invalid. Valid only during the call
 * that hands it over.
 */
public final class Fill {

    /** Where a fill stands. */
    public enum Status {
        PROVISIONAL,
        REVISED,
        WITHDRAWN
    }

    /** Why there is one. */
    public enum Reason {
        MISSING,
        INVALID
    }

    /** UTF-8. */
    public byte[] id;

    public long timeMillis;
    public Status status;
    public Reason reason;

    /** NaN, as sd and bounds, where the method is {@link FillMethod#NONE}. */
    public double value;

    public double sd;

    /** Of the 90 % interval. */
    public double lower;

    public double upper;
    public FillMethod method;

    /** How many later readings were known: 0 to {@link SensorFills#FINAL_AFTER}. */
    public int readingsAfter;

    /** 1, 2, … for each row of this reading. */
    public int revision;

    /** The reading that turned up after all; NaN before it does, and when it has no value. */
    public double actual = Double.NaN;

    /** Value less actual; NaN where one of them is not known. */
    public double error() {
        return value - actual;
    }
}
