package dev.recon.generate;

/** The ways in which a record can be unusable, with the verdict that each deserves. */
enum Broken {
    CUT_OFF("MALFORMED", null),
    NOT_JSON_NUMBER("MALFORMED", null),
    NO_OBJECT("MALFORMED", null),
    NO_ID("MISSING_FIELD", "id"),
    EMPTY_ID("MISSING_FIELD", "id"),
    NO_SOURCE("MISSING_FIELD", "source"),
    NO_TIME("MISSING_FIELD", "time"),
    TIME_IN_WORDS("BAD_TIMESTAMP", "time"),
    TIME_ZERO("BAD_TIMESTAMP", "time"),
    TIME_WITH_FRACTION("BAD_TIMESTAMP", "time"),
    /** A clock that has never been set right. */
    TIME_FAR_AHEAD("FUTURE_TIMESTAMP", "time"),
    /** Microseconds taken for milliseconds. */
    TIME_IN_MICROS("FUTURE_TIMESTAMP", "time");

    /** 2100-01-01T00:00:00Z. */
    private static final long FAR_AHEAD_MILLIS = 4_102_444_800_000L;

    private static final Broken[] ALL = values();

    final String reason;
    final String field;

    Broken(String reason, String field) {
        this.reason = reason;
        this.field = field;
    }

    static Broken of(long bits) {
        return ALL[(int) Long.remainderUnsigned(bits, ALL.length)];
    }

    /** The record's text. */
    String text(String id, String source, long ts) {
        String idField = "\"id\":\"" + id + "\"";
        String sourceField = "\"source\":\"" + source + "\"";
        String timeField = "\"ts\":";
        return switch (this) {
            case CUT_OFF -> "{" + idField + "," + sourceField + "," + timeField;
            case NOT_JSON_NUMBER -> object(idField, sourceField, timeField + "NaN");
            case NO_OBJECT -> "[\"" + id + "\"," + ts + "]";
            case NO_ID -> object(sourceField, timeField + ts);
            case EMPTY_ID -> object("\"id\":\"\"", sourceField, timeField + ts);
            case NO_SOURCE -> object(idField, timeField + ts);
            case NO_TIME -> object(idField, sourceField);
            case TIME_IN_WORDS -> object(idField, sourceField, timeField + "\"yesterday\"");
            case TIME_ZERO -> object(idField, sourceField, timeField + "0");
            case TIME_WITH_FRACTION -> object(idField, sourceField, timeField + ts + ".5");
            case TIME_FAR_AHEAD -> object(idField, sourceField, timeField + FAR_AHEAD_MILLIS);
            case TIME_IN_MICROS -> object(idField, sourceField, timeField + ts + "000");
        };
    }

    private static String object(String... fields) {
        return "{" + String.join(",", fields) + "}";
    }
}
