package dev.recon.core.rows;

/** What a metrics row counts, in the order in which it is written. */
public enum Counter {
    EXPECTED,
    MATCHED,
    MISSING,
    FOUND,
    UNEXPECTED,
    FILTERED,
    SKEWED,
    DUPLICATE_EXPECTED,
    DUPLICATE_ACTUAL,
    INVALID;

    public static final int COUNT = values().length;
}
