package dev.recon.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowReferenceTest {

    private static final Path DOCS = Path.of("docs");
    private static final Path SCHEMAS = DOCS.resolve("schema");

    private static Map<Path, String> files() {
        Map<Path, String> files = new TreeMap<>();
        files.put(DOCS.resolve("rows.md"), RowReference.markdown());
        RowSchemas.ALL.forEach(
                schema ->
                        files.put(
                                SCHEMAS.resolve(schema.name() + ".json"), JsonSchemas.of(schema)));
        return files;
    }

    @Test
    void committedFilesAreWhatTheSchemasSay() throws IOException {
        for (Map.Entry<Path, String> file : files().entrySet()) {
            if (Boolean.getBoolean("recon.docs.update")) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
            assertThat(file.getKey())
                    .as(
                            "%s is stale; regenerate it: mvn test -Dtest=RowReferenceTest"
                                    + " -Drecon.docs.update=true",
                            file.getKey())
                    .hasContent(file.getValue());
        }
    }

    @Test
    void thereIsNoSchemaOfAnAnswerThatIsGone() throws IOException {
        try (Stream<Path> there = Files.list(SCHEMAS)) {
            assertThat(there).isSubsetOf(files().keySet());
        }
    }

    @Test
    void everyFieldHasAMeaningAndNoneIsThereTwice() {
        RowSchemas.ALL.forEach(schema -> check(schema.fields()));
    }

    private static void check(List<Field> fields) {
        assertThat(fields).extracting(Field::name).doesNotHaveDuplicates();
        assertThat(fields).extracting(Field::meaning).allMatch(text -> text.endsWith("."));
        fields.forEach(field -> check(field.fields()));
    }

    @Test
    void theKeyIsMadeOfFields() {
        for (RowSchema<?> schema : RowSchemas.ALL) {
            assertThat(schema.fields()).extracting(Field::name).containsAll(schema.keyFields());
        }
    }

    @Test
    void aSchemaIsJsonAndDemandsWhatTheReaderDoes() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(JsonSchemas.of(MetricsRow.SCHEMA));
        assertThat(schema.at("/$schema").textValue()).contains("2020-12");
        assertThat(schema.at("/required").toString())
                .contains("\"windowStart\"", "\"duplicateActual\"", "\"completeness\"")
                .doesNotContain("readings", "line", "epoch");
        assertThat(schema.at("/properties/completeness/type").toString())
                .isEqualTo("[\"number\",\"null\"]");
        assertThat(schema.at("/properties/readings/properties/count/type").textValue())
                .isEqualTo("integer");
        assertThat(schema.at("/properties/windowStart/format").textValue()).isEqualTo("date-time");
    }
}
