package dev.recon.core;

import dev.recon.core.items.Arrival;
import dev.recon.core.rows.Deltas;

/**
 * Takes what becomes of the expected readings of a leg, with their values. Text is valid during the
 * call only.
 */
public interface Readings {

    /** Where nobody wants to know. */
    Readings IGNORED =
            new Readings() {
                @Override
                public boolean wants(int leg) {
                    return false;
                }

                @Override
                public void reading(
                        Event event,
                        int source,
                        int leg,
                        Arrival arrival,
                        long timeMillis,
                        double value) {
                    // Nobody wants to know.
                }
            };

    /** What has become known of a reading. */
    enum Event {
        /** It is expected and has arrived. */
        ARRIVED,
        /** It is expected, and has arrived without a value that can be used. */
        INVALID,
        /** It is expected and has been decided missing. */
        MISSING,
        /** It had been decided missing and has turned up. */
        FOUND,
        /** It had been decided missing, and was filtered out deliberately: it has no value. */
        FILTERED,
        /** It has arrived and was decided unexpected. Its value counts if it is explained later. */
        UNEXPECTED,
        /** It had been decided unexpected and is expected after all. */
        EXPLAINED
    }

    /** Whether the readings of a leg are wanted at all. */
    boolean wants(int leg);

    /**
     * @param source its number, good until the counts are taken: {@link Deltas#takeAll}
     * @param arrival names source and id
     * @param timeMillis the expected time; of an unexpected reading its own
     * @param value NaN where the event is not about one that can be used
     */
    void reading(Event event, int source, int leg, Arrival arrival, long timeMillis, double value);
}
