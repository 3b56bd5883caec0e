package dev.recon.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was written, and reads it the way somebody would who knows nothing of the plant. */
final class Written implements PlantOutput {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long YEAR_2100 = 4_102_444_800_000L;

    final List<Line> lines = new ArrayList<>();

    record Line(PlantStream stream, int partition, String key, String value, long eventTime) {

        /** Null for what is no JSON object. */
        JsonNode json() {
            try {
                JsonNode node = JSON.readTree(value);
                return node != null && node.isObject() ? node : null;
            } catch (IOException e) {
                return null;
            }
        }

        boolean heartbeat() {
            return json() != null && json().path("type").asText().equals("heartbeat");
        }

        /** Whether the record can be used, leaving heartbeats aside. */
        boolean usable() {
            JsonNode json = json();
            return json != null
                    && json.path("ts").canConvertToExactIntegral()
                    && json.path("ts").isIntegralNumber()
                    && json.path("ts").asLong() > 0
                    && json.path("ts").asLong() < YEAR_2100
                    && !json.path("id").asText().isEmpty()
                    && !json.path("source").asText().isEmpty();
        }

        String id() {
            return json().path("id").asText();
        }

        long ts() {
            return json().path("ts").asLong();
        }

        boolean invalid() {
            JsonNode value = json().path("temperature");
            return !json().path("type").asText().equals("noop")
                    && (!value.isNumber() || value.asDouble() < 50 || value.asDouble() > 55);
        }
    }

    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis) {
        lines.add(
                new Line(
                        stream,
                        partition,
                        key == null ? null : new String(key, UTF_8),
                        new String(value, UTF_8),
                        eventTimeMillis));
    }

    List<Line> of(PlantStream stream) {
        return lines.stream().filter(line -> line.stream() == stream).toList();
    }

    /** Good records of a stream. */
    List<Line> usable(PlantStream stream) {
        return of(stream).stream().filter(line -> !line.heartbeat() && line.usable()).toList();
    }
}
