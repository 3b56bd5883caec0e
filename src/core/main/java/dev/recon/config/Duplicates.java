package dev.recon.config;

/** What becomes of a duplicate. */
enum Duplicates {
    COUNT,
    /** It is counted, and an exception of its own as well. */
    REPORT
}
