package dev.recon.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What really happened, in memory, to hold against what a job says. Ids carry their source's name,
 * so an id alone tells an event apart.
 */
public final class Truth implements TruthSink {

    private final Map<Fact.Kind, List<Fact>> facts = new EnumMap<>(Fact.Kind.class);
    private final Map<String, Totals> bySource = new LinkedHashMap<>();
    private Totals totals;

    /**
     * How two sets of ids differ.
     *
     * @param notReported true, but not in the report
     * @param notTrue in the report, but not true
     */
    public record Difference(Set<String> notReported, Set<String> notTrue) {
        public boolean none() {
            return notReported.isEmpty() && notTrue.isEmpty();
        }
    }

    /** Reads what {@link TruthWriter} wrote. */
    public static Truth read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Truth truth = new Truth();
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
                                    PlantStream.of(node.path("stream").asText()),
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

    /** In the order in which the events took place. */
    public List<Fact> facts(Fact.Kind kind) {
        return facts.getOrDefault(kind, List.of());
    }

    /** The ids of all facts of a kind, in the order in which the events took place. */
    public Set<String> ids(Fact.Kind kind) {
        Set<String> ids = new LinkedHashSet<>();
        facts(kind).forEach(fact -> ids.add(fact.id()));
        return ids;
    }

    /** Over all sources; null as long as the plant has not come to its end. */
    public Totals totals() {
        return totals;
    }

    public Map<String, Totals> bySource() {
        return bySource;
    }

    /** Holds ids that somebody reports against those that are true. */
    public Difference compare(Fact.Kind kind, Set<String> reported) {
        Set<String> notReported = ids(kind);
        Set<String> notTrue = new LinkedHashSet<>(reported);
        notTrue.removeAll(notReported);
        notReported.removeAll(reported);
        return new Difference(notReported, notTrue);
    }
}
