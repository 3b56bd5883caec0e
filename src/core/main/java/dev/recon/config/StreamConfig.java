package dev.recon.config;

import java.io.Serializable;
import java.util.Map;

/**
 * One named source of records: exactly one of {@code topic} and {@code file} is set.
 *
 * @param topic Kafka topic, or null
 * @param file path of a file of JSON lines, or null
 * @param fields where each field is found; every field but {@code IDS} and {@code VALUE} has a
 *     default
 * @param range bounds of a valid value, or null
 * @param start where reading starts when there is no state to resume from
 * @param end where reading ends, or null to read for ever (a file always ends)
 */
public record StreamConfig(
        String name,
        String topic,
        String file,
        Map<Field, FieldPath> fields,
        Range range,
        StartPosition start,
        EndPosition end)
        implements Serializable {

    /** Its topic or file. */
    public String origin() {
        return topic == null ? file : topic;
    }

    /** Whether each record is a reading of its own. */
    public boolean hasReadings() {
        return fields.containsKey(Field.VALUE) && !fields.containsKey(Field.IDS);
    }

    /** The fields of a record that the semantics speak of. */
    public enum Field {
        ID,
        IDS,
        SOURCE,
        TIME,
        TYPE,
        ROLE,
        VALUE
    }

    /**
     * Where a field is found.
     *
     * @param header whether {@code path} names a Kafka header rather than a place in the JSON body
     * @param path the header's name, or a JSON Pointer (RFC 6901) that begins with a slash
     */
    public record FieldPath(boolean header, String path) implements Serializable {}

    /** Bounds of a valid value, both included; min is at most max. */
    public record Range(double min, double max) implements Serializable {}

    /** Where reading starts; {@code timestampMillis} is only read for {@code TIMESTAMP}. */
    public record StartPosition(Kind kind, long timestampMillis) implements Serializable {
        /** How the position is given. {@code GROUP_OFFSETS} falls back to the earliest record. */
        public enum Kind {
            EARLIEST,
            LATEST,
            GROUP_OFFSETS,
            TIMESTAMP
        }
    }

    /**
     * Where reading ends (bounded replay); {@code timestampMillis} is only read for {@code
     * TIMESTAMP}.
     */
    public record EndPosition(Kind kind, long timestampMillis) implements Serializable {
        /**
         * How the position is given. {@code LATEST} is the end of each partition when the job
         * starts.
         */
        public enum Kind {
            LATEST,
            TIMESTAMP
        }
    }
}
