package dev.recon.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A metrics row as the job wrote it.
 *
 * @param source a sensor, or {@link #ALL}
 * @param counts by their names in the row
 * @param completeness in per cent, or null
 * @param last whether the row is final
 */
public record Row(
        String source,
        long startMillis,
        long endMillis,
        Map<String, Long> counts,
        Double completeness,
        long revision,
        boolean last) {

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
                json.path("source").asText(),
                Instant.parse(json.path("windowStart").asText()).toEpochMilli(),
                Instant.parse(json.path("windowEnd").asText()).toEpochMilli(),
                counts,
                json.path("completeness").isNumber() ? json.path("completeness").asDouble() : null,
                json.path("revision").asLong(),
                json.path("final").asBoolean());
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
