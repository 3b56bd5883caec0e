package dev.recon.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the JSON Schema (draft 2020-12) of rows. */
public final class JsonSchemas {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private JsonSchemas(JsonGenerator out) {
        this.out = out;
    }

    /** As the text of a file. */
    public static String of(RowSchema<?> schema) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        try (JsonGenerator out = JSON.createGenerator(text).setPrettyPrinter(printer)) {
            new JsonSchemas(out).write(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void write(RowSchema<?> schema) throws IOException {
        out.writeStartObject();
        out.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
        out.writeStringField("title", schema.name());
        out.writeStringField("description", schema.meaning());
        object(schema.fields());
        out.writeEndObject();
    }

    /** Later versions may write more fields. */
    private void object(List<Field> fields) throws IOException {
        out.writeStringField("type", "object");
        out.writeArrayFieldStart("required");
        for (Field field : fields) {
            if (!field.isOptional()) {
                out.writeString(field.name());
            }
        }
        out.writeEndArray();
        out.writeObjectFieldStart("properties");
        for (Field field : fields) {
            out.writeObjectFieldStart(field.name());
            property(field);
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeBooleanField("additionalProperties", true);
    }

    private void property(Field field) throws IOException {
        out.writeStringField(
                "description",
                field.unit() == null
                        ? field.meaning()
                        : field.meaning() + " Unit: " + field.unit() + ".");
        if (field.type() == FieldType.OBJECT) {
            object(field.fields());
            return;
        }
        type(field);
        switch (field.type()) {
            case WORD -> words(field);
            case TIME -> out.writeStringField("format", "date-time");
            case LIST -> {
                out.writeObjectFieldStart("items");
                object(field.fields());
                out.writeEndObject();
            }
            default -> {
                // The type says it all.
            }
        }
    }

    private void type(Field field) throws IOException {
        if (!field.isNullable()) {
            out.writeStringField("type", field.type().json());
            return;
        }
        out.writeArrayFieldStart("type");
        out.writeString(field.type().json());
        out.writeString("null");
        out.writeEndArray();
    }

    private void words(Field field) throws IOException {
        out.writeArrayFieldStart("enum");
        for (String word : field.words()) {
            out.writeString(word);
        }
        if (field.isNullable()) {
            out.writeNull();
        }
        out.writeEndArray();
    }
}
