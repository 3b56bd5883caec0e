package dev.recon.rest;

/** How a savepoint is written. */
public enum SavepointFormat {
    /** The same whatever the state backend, which may be changed with it; slow for large state. */
    CANONICAL,

    /** That of the state backend: quick, but read by the same backend only. */
    NATIVE
}
