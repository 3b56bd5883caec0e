package dev.recon.rows;

/** What the value of a field is in JSON, and in a record of this package. */
public enum FieldType {
    /** Any Unicode text. */
    TEXT("string", "text"),
    /** One of a field's words; an enum in the record. */
    WORD("string", "word"),
    /** RFC 3339, in UTC with milliseconds; epoch milliseconds in the record. */
    TIME("string", "time"),
    /** From -2^63 to 2^63 - 1. */
    INTEGER("integer", "integer"),
    /** A finite double. */
    NUMBER("number", "number"),
    BOOLEAN("boolean", "boolean"),
    /** Has fields of its own. */
    OBJECT("object", "object"),
    /** Of objects with fields of their own. */
    LIST("array", "list");

    private final String json;
    private final String label;

    FieldType(String json, String label) {
        this.json = json;
        this.label = label;
    }

    /** As JSON Schema calls it. */
    String json() {
        return json;
    }

    /** As a person calls it. */
    String label() {
        return label;
    }
}
