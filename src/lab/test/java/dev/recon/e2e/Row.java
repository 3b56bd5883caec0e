package dev.recon.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A metrics row. */
record Row(String key, JsonNode json) {

    static final List<String> COUNTS =
            List.of(
                    "expected",
                    "matched",
                    "missing",
                    "found",
                    "unexpected",
                    "filtered",
                    "skewed",
                    "duplicateExpected",
                    "duplicateActual",
                    "invalid",
                    "pending");

    int revision() {
        return json.path("revision").asInt();
    }

    boolean isFinal() {
        return json.path("final").asBoolean();
    }

    /** Whether the row is about all sources together. */
    boolean isOverall() {
        return source().equals("*");
    }

    String source() {
        return json.path("source").asText();
    }

    String windowStart() {
        return json.path("windowStart").asText();
    }

    long count(String name) {
        return json.path(name).asLong();
    }

    /** The row without what tells the story and not the outcome. */
    JsonNode outcome() {
        return ((ObjectNode) json).deepCopy().without(List.of("revision", "found"));
    }
}
