package dev.recon.core.items;

/** What is wrong with the value of an actual; the names are those of the semantics. */
public enum Invalid {
    NONE,
    NOT_A_NUMBER,
    OUT_OF_RANGE
}
