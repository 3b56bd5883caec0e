package dev.recon.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** The fields of a row. */
final class Fields {

    private Fields() {}

    /**
     * @throws IllegalArgumentException when there is none
     */
    static String text(JsonNode json, String name) {
        String text = textOrNull(json, name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    static String textOrNull(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    static double number(JsonNode json, String name) {
        return json.path(name).asDouble(Double.NaN);
    }

    static long time(JsonNode json, String name) {
        return Instant.parse(text(json, name)).toEpochMilli();
    }
}
