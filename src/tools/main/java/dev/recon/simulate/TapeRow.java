package dev.recon.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One row of what comes out of a tape.
 *
 * @param at milliseconds of processing time since the start of the tape
 * @param topic {@link #EXCEPTIONS}, {@link #METRICS}, {@link #DEADLETTER}, {@link #FILLS} or {@link
 *     #SERIES}
 */
public record TapeRow(long at, String topic, String key, JsonNode value) {

    public static final String EXCEPTIONS = "exceptions";
    public static final String METRICS = "metrics";
    public static final String DEADLETTER = "deadletter";
    public static final String FILLS = "fills";
    public static final String SERIES = "series";

    /** The row as one JSON line, without a line break. */
    public String toJson() {
        ObjectNode row = TapeJson.MAPPER.createObjectNode();
        row.put("at", at);
        row.put("topic", topic);
        row.put("key", key);
        row.set("value", value);
        return TapeJson.write(row);
    }
}
