package dev.recon.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A metrics row as the job wrote it.
 *
 * @param key of which there is one row, whose newest revision counts
 * @param counts by their names in the row
 * @param completeness in per cent, or null
 * @param last whether the row is final
 */
public record Row(
        Key key,
        long endMillis,
        Map<String, Long> counts,
        Double completeness,
        long revision,
        boolean last) {

    /**
     * What a row speaks of: one window of a source in one leg.
     *
     * @param source a sensor, or {@link #ALL}
     */
    public record Key(String control, String output, String source, long startMillis) {
        @Override
        public String toString() {
            return control + "/" + output + "/" + source + "/" + Instant.ofEpochMilli(startMillis);
        }
    }

    /** The source of the rows that speak of all sources together. */
    public static final String ALL = "*";

    public static Row of(JsonNode json) {
        Map<String, Long> counts = new HashMap<>();
        json.fields()
                .forEachRemaining(
                        field -> {
                            if (field.getValue().isIntegralNumber()) {
                                counts.put(field.getKey(), field.getValue().asLong());
                            }
                        });
        return new Row(
                new Key(
                        json.path("control").asText(),
                        json.path("output").asText(),
                        json.path("source").asText(),
                        Instant.parse(json.path("windowStart").asText()).toEpochMilli()),
                Instant.parse(json.path("windowEnd").asText()).toEpochMilli(),
                counts,
                json.path("completeness").isNumber() ? json.path("completeness").asDouble() : null,
                json.path("revision").asLong(),
                json.path("final").asBoolean());
    }

    public String source() {
        return key.source();
    }

    public long startMillis() {
        return key.startMillis();
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
