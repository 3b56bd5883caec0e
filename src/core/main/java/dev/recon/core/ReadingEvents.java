package dev.recon.core;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.ItemCursor;
import dev.recon.core.items.ItemFlags;

/** What a match or a decision says of a reading. */
final class ReadingEvents {

    private final Readings readings;

    private final Arrival actual = new Arrival();

    ReadingEvents(Readings readings) {
        this.readings = readings;
    }

    /**
     * The second side of an item has come.
     *
     * @param known the item, as it was before
     * @param side that of the arrival
     */
    void matched(
            ItemCursor known,
            int source,
            int leg,
            Side side,
            Arrival arrival,
            long expectedMillis) {
        boolean isActual = side == Side.ACTUAL;
        boolean wasDecided = known.has(ItemFlags.DECIDED);
        boolean noop = isActual ? arrival.noop : known.has(ItemFlags.NOOP);
        Readings.Event event;
        double value = Double.NaN;
        if (noop) {
            if (!wasDecided || !isActual) {
                return; // nothing was expected to be measured
            }
            event = Readings.Event.FILTERED;
        } else if (wasDecided && !isActual) {
            event = Readings.Event.EXPLAINED; // with the value emitted of the unexpected one
        } else {
            value = isActual ? arrival.value : pendingValue(known);
            event = wasDecided ? Readings.Event.FOUND : Readings.Event.ARRIVED;
            event = Double.isNaN(value) ? Readings.Event.INVALID : event;
        }
        readings.reading(event, source, leg, arrival, expectedMillis, value);
    }

    private double pendingValue(ItemCursor known) {
        known.readPending(actual);
        return actual.value;
    }

    /**
     * @param pending names the item that has been decided, and has its value
     */
    void decided(Arrival pending, boolean missing, int source, int leg, long timeMillis) {
        if (missing) {
            readings.reading(Readings.Event.MISSING, source, leg, pending, timeMillis, Double.NaN);
        } else if (!Double.isNaN(pending.value)) {
            readings.reading(
                    Readings.Event.UNEXPECTED, source, leg, pending, timeMillis, pending.value);
        }
    }
}
