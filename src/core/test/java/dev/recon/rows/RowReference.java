package dev.recon.rows;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the reference page of the rows from their schemas. */
public final class RowReference {

    private static final String INTRODUCTION =
            """
            # The rows of the answers

            <!-- Generated from dev.recon.rows. Change that, then run
                 mvn test -Dtest=RowReferenceTest -Drecon.docs.update=true -->

            Every answer is JSON, one object a row; the JSON Schema of each is in [`schema`](schema).

            - Later versions may write more fields. None changes its name or its meaning, so a reader passes over
              those that it does not know.
            - They may also write more words in a field, such as another `type`. What a row says hangs on its words: a
              reader that does not know one leaves the row out, says so, and reads on. The JSON Schema has those of this
              version.
            - A *time* is RFC 3339 in UTC with milliseconds: `2026-11-20T10:00:00.000Z`. A *word* is one of those given.
            - Fields *may be absent* where the table says so; a reader takes them for null then.
            - The parts of a key are divided by `/`; inside of a part `%` is written `%25` and `/` is written `%2F`.
            - How a topic is kept is what the job creates it with; one that exists is left as it is.
            - In a folder (`sinks.….file`) the same rows are lines, without keys.
            """;

    private RowReference() {}

    /** The page, in Markdown. */
    public static String markdown() {
        return INTRODUCTION
                + contents()
                + RowSchemas.ALL.stream().map(RowReference::section).collect(Collectors.joining());
    }

    private static String contents() {
        return "\n- "
                + RowSchemas.ALL.stream()
                        .map(schema -> "[" + schema.name() + "](#" + schema.name() + ")")
                        .collect(Collectors.joining(" · "))
                + "\n";
    }

    private static String section(RowSchema<?> schema) {
        boolean hasHeaders = schema.fields().stream().anyMatch(field -> isInHeader(schema, field));
        return "\n## `"
                + schema.name()
                + "`\n\n"
                + schema.meaning()
                + "\n\n- Key: "
                + schema.key()
                + ".\n- Topic: "
                + kept(schema.kept())
                + " "
                + schema.whyKept()
                + "\n- JSON Schema: [`"
                + schema.name()
                + ".json`](schema/"
                + schema.name()
                + ".json)\n\n| Field | "
                + (hasHeaders ? "Header | " : "")
                + "Type | Unit | Meaning |\n| --- | "
                + (hasHeaders ? "--- | " : "")
                + "--- | --- | --- |\n"
                + rows(schema, schema.fields(), "", hasHeaders);
    }

    /** Line and epoch are headers of dead letters only, and fields of all others. */
    private static boolean isInHeader(RowSchema<?> schema, Field field) {
        return field.header() != null && schema.equals(DeadLetter.SCHEMA);
    }

    private static String kept(Kept kept) {
        return "`cleanup.policy="
                + kept.cleanupPolicy()
                + "`"
                + (kept.days() == 0 ? "." : ", " + kept.days() + " days from the time of writing.");
    }

    private static String rows(
            RowSchema<?> schema, List<Field> fields, String path, boolean hasHeaders) {
        StringBuilder rows = new StringBuilder();
        for (Field field : fields) {
            String name = path + field.name();
            rows.append("| `").append(name).append("` | ");
            if (hasHeaders) {
                rows.append(isInHeader(schema, field) ? "`" + field.header() + "`" : "");
                rows.append(" | ");
            }
            rows.append(type(field)).append(" | ");
            rows.append(field.unit() == null ? "" : field.unit()).append(" | ");
            rows.append(meaning(field)).append(" |\n");
            String inside = field.type() == FieldType.LIST ? name + "[]." : name + ".";
            rows.append(rows(schema, field.fields(), inside, hasHeaders));
        }
        return rows.toString().replace(" |  | ", " | | ");
    }

    private static String type(Field field) {
        return field.type().label()
                + (field.isNullable() ? " or null" : "")
                + (field.isOptional() && field.since() == null ? ", may be absent" : "");
    }

    private static String meaning(Field field) {
        String words =
                field.words().stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", "));
        return field.meaning()
                + (words.isEmpty() ? "" : " One of " + words + ".")
                + (field.since() == null ? "" : " Since " + field.since() + ".");
    }
}
