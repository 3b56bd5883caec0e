package dev.recon.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.simulate.TapeRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Section 6 of the semantics: what is written, and under which key. */
final class NaiveOutput {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private List<TapeRow> rows = new ArrayList<>();

    List<TapeRow> take() {
        List<TapeRow> taken = rows;
        rows = new ArrayList<>();
        return taken;
    }

    /** An exception; {@code more} are further fields of it. */
    void exception(
            long at,
            String type,
            NaiveModel.Leg leg,
            String source,
            String id,
            long time,
            Map<String, String> more) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("type", type);
        leg(value, leg);
        value.put("source", source);
        value.put("id", id);
        value.put("eventTime", time(time));
        more.forEach(value::put);
        rows.add(
                new TapeRow(at, "exceptions", key(leg.control(), leg.output(), source, id), value));
    }

    void deadLetter(long at, String stream, String reason, String field, JsonNode raw) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("stream", stream);
        value.put("reason", reason);
        value.put("field", field);
        value.set("raw", raw);
        rows.add(new TapeRow(at, "deadletter", stream, value));
    }

    void beyondHorizon(
            long at,
            String stream,
            NaiveModel.Leg leg,
            String side,
            String source,
            String id,
            long time) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("stream", stream);
        value.put("reason", "BEYOND_HORIZON");
        value.putNull("field");
        leg(value, leg);
        value.put("side", side);
        value.put("source", source);
        value.put("id", id);
        value.put("eventTime", time(time));
        rows.add(
                new TapeRow(at, "deadletter", key(leg.control(), leg.output(), source, id), value));
    }

    void metrics(
            long at,
            NaiveModel.Leg leg,
            String source,
            long start,
            long end,
            NaiveWindow window,
            boolean last) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        leg(value, leg);
        value.put("source", source);
        value.put("windowStart", time(start));
        value.put("windowEnd", time(end));
        for (String name : NaiveWindow.COUNTS) {
            value.put(name, window.count(name));
        }
        long expected = window.count("expected");
        long matched = window.count("matched");
        value.put("pending", expected - matched - window.count("missing"));
        if (expected == 0) {
            value.putNull("completeness");
        } else {
            value.put("completeness", 100.0 * matched / expected);
        }
        value.put("revision", window.revision);
        value.put("final", last);
        rows.add(
                new TapeRow(
                        at,
                        "metrics",
                        key(leg.control(), leg.output(), source, time(start)),
                        value));
    }

    private static void leg(ObjectNode value, NaiveModel.Leg leg) {
        value.put("control", leg.control());
        value.put("output", leg.output());
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static String key(String... parts) {
        List<String> escaped = new ArrayList<>();
        for (String part : parts) {
            escaped.add(part.replace("%", "%25").replace("/", "%2F"));
        }
        return String.join("/", escaped);
    }
}
