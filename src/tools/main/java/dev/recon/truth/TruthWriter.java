package dev.recon.truth;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the truth as JSON lines: one a fact, then one a source with its sums, and a closing one
 * with the sums of all.
 */
public final class TruthWriter implements TruthSink, AutoCloseable {

    /** The {@code kind} of the lines that are no facts. */
    static final String SOURCE = "SOURCE";

    static final String SUMMARY = "SUMMARY";

    private final JsonGenerator json;

    public TruthWriter(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        json = new ObjectMapper().getFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void fact(Fact fact) {
        written(
                () -> {
                    json.writeStartObject();
                    json.writeStringField("kind", fact.kind().name());
                    json.writeStringField("stream", fact.stream());
                    json.writeStringField("source", fact.source());
                    json.writeStringField("id", fact.id());
                    json.writeNumberField("ts", fact.ts());
                    optional("reason", fact.reason());
                    optional("field", fact.field());
                    if (fact.byMillis() != 0) {
                        json.writeNumberField("byMillis", fact.byMillis());
                    }
                    json.writeEndObject();
                });
    }

    @Override
    public void source(String source, Totals totals) {
        sums(SOURCE, source, totals);
    }

    @Override
    public void summary(Totals totals) {
        sums(SUMMARY, null, totals);
    }

    @Override
    public void close() throws IOException {
        if (!json.isClosed()) {
            json.writeRaw('\n');
            json.close();
        }
    }

    private void sums(String kind, String source, Totals totals) {
        written(
                () -> {
                    json.writeStartObject();
                    json.writeStringField("kind", kind);
                    optional("source", source);
                    json.writeObjectField("totals", totals);
                    json.writeEndObject();
                });
    }

    private void optional(String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /**
     * The sink's methods declare no IOException, so that a truth in memory needs no handling of
     * one.
     */
    private static void written(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
