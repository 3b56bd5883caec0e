package dev.recon.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.broker.TestTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a {@code read_committed} reader has been told so far, by controls of whatever name, in the
 * order of each key.
 */
record Told(List<JsonNode> exceptions, List<JsonNode> metrics) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Told read(String servers, String exceptions, String metrics) {
        return new Told(
                json(TestTopics.readCommitted(servers, exceptions)),
                json(TestTopics.readCommitted(servers, metrics)));
    }

    private static List<JsonNode> json(List<ConsumerRecord<byte[], byte[]>> records) {
        List<JsonNode> all = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> each : records) {
                all.add(JSON.readTree(each.value()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** That of one control alone. */
    Told of(String control) {
        return new Told(of(control, exceptions), of(control, metrics));
    }

    private static List<JsonNode> of(String control, List<JsonNode> answers) {
        return answers.stream()
                .filter(each -> each.path("control").asText().equals(control))
                .toList();
    }

    /** Whether every row that was ever emitted has become final, and there are some. */
    boolean isFinal() {
        Map<String, Boolean> isFinal = new HashMap<>();
        for (JsonNode row : metrics) {
            String key = row.path("source").asText() + " " + row.path("windowStart").asText();
            isFinal.merge(key, row.path("final").asBoolean(), Boolean::logicalOr);
        }
        return !isFinal.isEmpty() && !isFinal.containsValue(false);
    }
}
