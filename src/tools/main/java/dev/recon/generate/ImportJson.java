package dev.recon.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/** The JSON of imported records. */
final class ImportJson {

    /** Exact, so that a value leaves with the digits it came with. */
    private final ObjectMapper json =
            JsonMapper.builder().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    ImportRecord audit(String id, String source, String timeText, long timeMillis)
            throws IOException {
        ObjectNode node = head(id, source, timeText);
        node.put("role", "PRODUCER_EXPECTED");
        node.put("type", "reading");
        return record(node, source, timeMillis);
    }

    ImportRecord reading(
            String id, String source, String timeText, long timeMillis, String field, String value)
            throws IOException {
        ObjectNode node = head(id, source, timeText);
        putValue(node, field, value.strip());
        return record(node, source, timeMillis);
    }

    private ObjectNode head(String id, String source, String timeText) {
        ObjectNode node = json.createObjectNode();
        node.put("id", id);
        node.put("source", source);
        if (ImportTime.isMillis(timeText)) {
            node.put("ts", Long.parseLong(timeText));
        } else {
            node.put("ts", timeText);
        }
        return node;
    }

    /** What is no number stays a text: the reading has arrived, and is for the job to judge. */
    private static void putValue(ObjectNode node, String field, String value) {
        if (value.isEmpty()) {
            node.putNull(field);
            return;
        }
        try {
            node.put(field, new BigDecimal(value));
        } catch (NumberFormatException e) {
            node.put(field, value);
        }
    }

    private ImportRecord record(ObjectNode node, String source, long timeMillis)
            throws IOException {
        return new ImportRecord(
                source.getBytes(UTF_8), json.writeValueAsBytes(node), timeMillis, true);
    }
}
