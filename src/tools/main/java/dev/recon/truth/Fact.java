package dev.recon.truth;

/**
 * One thing that happened, as somebody knows who saw it.
 *
 * @param stream name of the stream of the record in question
 * @param id the event's id; for {@code MALFORMED} the id that the record has or should have had
 * @param ts the event time: that of the audit record, where there is one
 * @param reason why a reading is invalid, a record unusable or an event missing or unexpected; else
 *     null
 * @param field the field to blame for a malformed record, or null
 * @param byMillis how long after its event time a late record came, or how far a skewed reading's
 *     time is off; else 0
 */
public record Fact(
        Kind kind,
        String stream,
        String source,
        String id,
        long ts,
        String reason,
        String field,
        long byMillis) {

    /** Name of the stream of what arrived. */
    public static final String SENSOR = "sensor";

    /** Name of the stream of what should arrive. */
    public static final String AUDIT = "audit";

    /** What happened. */
    public enum Kind {
        /** There is an audit record, and a reading was never written. */
        MISSING,
        /** The record came later than the usual disorder explains. */
        LATE,
        DUPLICATE_ACTUAL,
        DUPLICATE_EXPECTED,
        /** The reading arrived, with a value out of range or none at all. */
        INVALID,
        /** There is a reading, and an audit record was never written. */
        UNEXPECTED,
        /** A record that cannot be used. */
        MALFORMED,
        /** An expected event whose reading says that it was filtered out. */
        NOOP,
        /** An expected event whose reading has another time. */
        SKEWED
    }
}
