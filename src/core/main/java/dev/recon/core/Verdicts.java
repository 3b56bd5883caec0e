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
     * @param timeMillis of MISSING, FOUND and EXPLAINED the time at which the event is expected, of
     *     the others that of the record
     * @param side which of the two a DUPLICATE is on; null for all other types
     */
    void exception(Type type, int leg, Arrival arrival, long timeMillis, Side side);

    /** A record that came when its time was already beyond the horizon; it changes nothing. */
    void beyondHorizon(int leg, Side side, Arrival arrival);
}
