package dev.recon.core.rows;

/** The metrics rows of one window. */
final class Window {

    /** Null while they are evicted. */
    RowTable rows;

    /** Whether there is more than was saved. */
    boolean dirty;

    /** Whether there is a change that has not been emitted. */
    boolean isChanged;
}
