package dev.recon.rows;

/** Why a record cannot be used; the names are those of the semantics. */
public enum DeadReason {
    MALFORMED,
    MISSING_FIELD,
    BAD_TIMESTAMP,
    FUTURE_TIMESTAMP,
    BEYOND_HORIZON
}
