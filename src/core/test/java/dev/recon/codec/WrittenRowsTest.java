package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.rows.DeadLetter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.Field;
import dev.recon.rows.FieldType;
import dev.recon.rows.FillRow;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.RowSchema;
import dev.recon.rows.RowSchemas;
import dev.recon.rows.SeriesRow;
import dev.recon.rows.StatusRow;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the writers write is what the schemas say: the reader gives back each random row as it was,
 * every field that is written is in the schema with its type, and every field of the schema gets
 * written. Prints its seed.
 */
class WrittenRowsTest {

    private static final int ROWS = 2_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final long seed = System.nanoTime();
    private final RandomRows random = new RandomRows(new Random(seed));
    private final RowWriter writer = new RowWriter();
    private final Set<String> written = new HashSet<>();

    private interface Source<R> {
        R next();
    }

    private interface Writer<R> {
        byte[] write(R row);
    }

    private <R> void check(RowSchema<R> schema, Source<R> rows, Writer<R> encoder)
            throws IOException {
        System.out.println("seed " + seed);
        for (int i = 0; i < ROWS; i++) {
            R row = rows.next();
            byte[] json = encoder.write(row);
            String text = new String(json, UTF_8);
            assertThat(schema.read(json)).as(text).isEqualTo(row);
            keepsTo(schema.fields(), mapper.readTree(json), schema.name());
            assertThat(schema.read(newer(json))).as("newer than %s", text).isEqualTo(row);
            older(schema, json);
        }
        everyFieldIsWritten(schema.fields(), schema.name());
    }

    /** In the order of the schema, with its types, and nothing else. */
    private void keepsTo(List<Field> fields, JsonNode json, String path) {
        List<String> names = json.properties().stream().map(each -> each.getKey()).toList();
        List<String> known = fields.stream().map(Field::name).toList();
        assertThat(known).as(path).containsSubsequence(names);
        for (Field field : fields) {
            JsonNode value = json.get(field.name());
            String at = path + "." + field.name();
            if (value == null) {
                assertThat(field.isOptional() || field.since() != null).as(at).isTrue();
            } else if (value.isNull()) {
                assertThat(field.isNullable()).as(at).isTrue();
            } else {
                written.add(at);
                hasType(field, value, at);
            }
        }
    }

    private void hasType(Field field, JsonNode value, String at) {
        boolean right =
                switch (field.type()) {
                    case TEXT -> value.isTextual();
                    case WORD -> field.words().contains(value.textValue());
                    case TIME -> value.textValue().length() >= 24 && isTime(value.textValue());
                    case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
                    case NUMBER -> value.isNumber();
                    case BOOLEAN -> value.isBoolean();
                    case OBJECT -> value.isObject();
                    case LIST -> value.isArray();
                };
        assertThat(right).as("%s: %s", at, value).isTrue();
        if (field.type() == FieldType.OBJECT) {
            keepsTo(field.fields(), value, at);
        }
        value.elements()
                .forEachRemaining(
                        each -> {
                            if (field.type() == FieldType.LIST) {
                                keepsTo(field.fields(), each, at);
                            }
                        });
    }

    private static boolean isTime(String text) {
        return Instant.parse(text) != null && text.endsWith("Z");
    }

    private void everyFieldIsWritten(List<Field> fields, String path) {
        for (Field field : fields) {
            String at = path + "." + field.name();
            if (!at.equals("deadletters.replayedFrom")) {
                assertThat(written).contains(at);
            }
            everyFieldIsWritten(field.fields(), at);
        }
    }

    /** With fields that nobody knows yet, in all places. */
    private byte[] newer(byte[] json) throws IOException {
        ObjectNode row = mapper.createObjectNode();
        row.putObject("unheardOf").putArray("id").add(5).addObject().put("source", 1);
        row.setAll((ObjectNode) mapper.readTree(json));
        row.putNull("context");
        if (row.path("readings") instanceof ObjectNode readings) {
            readings.put("median", 5);
        }
        return mapper.writeValueAsBytes(row);
    }

    /** Without any one of its optional fields a row is read, and without another it is not. */
    private <R> void older(RowSchema<R> schema, byte[] json) throws IOException {
        Field field = random.one(schema.fields());
        ObjectNode row = (ObjectNode) mapper.readTree(json);
        if (row.remove(field.name()) == null) {
            return;
        }
        byte[] shorter = mapper.writeValueAsBytes(row);
        if (field.isOptional()) {
            // Of a stream that a status row names all is there.
            if (!schema.equals(StatusRow.SCHEMA)) {
                assertThat(schema.read(shorter)).isNotNull();
            }
        } else {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> schema.read(shorter))
                    .hasMessageContaining("'" + field.name() + "'");
        }
    }

    @Test
    void exceptions() throws IOException {
        check(ExceptionRow.SCHEMA, random::exception, writer::exception);
    }

    @Test
    void metrics() throws IOException {
        check(MetricsRow.SCHEMA, random::metrics, writer::metrics);
    }

    @Test
    void fills() throws IOException {
        check(FillRow.SCHEMA, random::fill, writer::fill);
    }

    @Test
    void series() throws IOException {
        check(SeriesRow.SCHEMA, random::series, writer::series);
    }

    @Test
    void status() throws IOException {
        check(StatusRow.SCHEMA, random::status, writer::status);
    }

    @Test
    void deadLettersInFiles() throws IOException {
        check(DeadLetter.SCHEMA, random::deadLetter, writer::deadLetter);
    }

    @Test
    void everyAnswerIsChecked() {
        Set<String> checked =
                new TreeSet<>(
                        List.of(
                                "exceptions",
                                "metrics",
                                "fills",
                                "series",
                                "status",
                                "deadletters"));
        assertThat(RowSchemas.ALL)
                .extracting(RowSchema::name)
                .containsExactlyInAnyOrderElementsOf(checked);
    }
}
