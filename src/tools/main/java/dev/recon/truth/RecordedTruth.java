package dev.recon.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A truth that is recorded fact by fact and kept in memory. */
public final class RecordedTruth implements Truth, TruthSink {

    private final Map<Fact.Kind, List<Fact>> facts = new EnumMap<>(Fact.Kind.class);
    private final Map<String, Totals> bySource = new LinkedHashMap<>();
    private Totals totals;

    /** Reads what {@link TruthWriter} wrote. */
    public static RecordedTruth read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        RecordedTruth truth = new RecordedTruth();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                truth.line(json, json.readTree(line));
            }
        }
        return truth;
    }

    private void line(ObjectMapper json, JsonNode node) throws IOException {
        switch (node.path("kind").asText()) {
            case TruthWriter.SOURCE ->
                    source(
                            node.path("source").asText(),
                            json.treeToValue(node.path("totals"), Totals.class));
            case TruthWriter.SUMMARY ->
                    summary(json.treeToValue(node.path("totals"), Totals.class));
            default ->
                    fact(
                            new Fact(
                                    Fact.Kind.valueOf(node.path("kind").asText()),
                                    node.path("stream").asText(),
                                    node.path("source").asText(),
                                    node.path("id").asText(),
                                    node.path("ts").asLong(),
                                    node.path("reason").asText(null),
                                    node.path("field").asText(null),
                                    node.path("byMillis").asLong()));
        }
    }

    @Override
    public void fact(Fact fact) {
        facts.computeIfAbsent(fact.kind(), kind -> new ArrayList<>()).add(fact);
    }

    @Override
    public void source(String source, Totals sums) {
        bySource.put(source, sums);
    }

    @Override
    public void summary(Totals sums) {
        totals = sums;
    }

    @Override
    public List<Fact> facts(Fact.Kind kind) {
        return facts.getOrDefault(kind, List.of());
    }

    @Override
    public Totals totals() {
        return totals;
    }

    @Override
    public Map<String, Totals> bySource() {
        return bySource;
    }
}
