package dev.recon.core.rows;

/**
 * What a metrics row counts. The order is that of the fields in a row and of the counters in state,
 * so a new one goes behind the others. All of them count records.
 */
public enum Counter {
    EXPECTED("expected", "Records that say an event should exist, duplicates apart."),
    MATCHED("matched", "Expected events whose record has arrived."),
    MISSING("missing", "Expected events whose record has not arrived by their deadline."),
    FOUND("found", "Events that were `missing` before their record arrived."),
    UNEXPECTED("unexpected", "Records that nobody has announced by their deadline."),
    FILTERED("filtered", "Matched events that were filtered out on purpose."),
    SKEWED("skewed", "Matched events whose two records do not carry the same event time."),
    DUPLICATE_EXPECTED("duplicateExpected", "Further records that announce an event."),
    DUPLICATE_ACTUAL("duplicateActual", "Further records that show an event."),
    INVALID("invalid", "Records whose value is no number or out of its range.");

    public static final int COUNT = values().length;

    private final String json;
    private final String meaning;
    private final String since;

    Counter(String json, String meaning) {
        this(json, meaning, null);
    }

    Counter(String json, String meaning, String since) {
        this.json = json;
        this.meaning = meaning;
        this.since = since;
    }

    /** Its field in a metrics row: never renamed. */
    public String json() {
        return json;
    }

    /** One sentence of Markdown for the reference. */
    public String meaning() {
        return meaning;
    }

    /** The version that first wrote it; null for the first of all. */
    public String since() {
        return since;
    }
}
