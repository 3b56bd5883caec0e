package dev.recon.core;

import dev.recon.core.items.Arrival;

/** Takes what the reconciler decides. Text is valid during the call only. */
public interface Verdicts {

    /** The type of an exception; the names are those of the semantics. */
    enum Type {
        MISSING,
        FOUND,
        UNEXPECTED,
        EXPLAINED,
        INVALID,
        DUPLICATE
    }

    /**
     * @param timeMillis the expected time for MISSING, FOUND and EXPLAINED, the record's own for
     *     the others
     * @param side of a DUPLICATE; else null
     */
    void exception(Type type, int leg, Arrival item, long timeMillis, Side side);

    /** A record that came after the horizon of its time; it changes nothing. */
    void beyondHorizon(int leg, Side side, Arrival item);
}
