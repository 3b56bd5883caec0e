package dev.recon.simulate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a tape line by line and refuses what a person did not mean: a misspelt key would silently
 * change the story.
 */
final class TapeParser {

    private static final Set<String> KEYS = Set.of("at", "stream", "record", "headers", "end");

    private final String file;
    private final Collection<String> streams;
    private final List<Tape.Step> steps = new ArrayList<>();
    private Long startMillis;
    private int line;
    private boolean begun;
    private boolean ended;
    private long lastAtMillis;

    TapeParser(String file, Collection<String> streams) {
        this.file = file;
        this.streams = streams;
    }

    void line(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        JsonNode node = TapeJson.object(file, line, text);
        if (node.has("start")) {
            start(node);
        } else {
            step(node, text);
        }
        begun = true;
    }

    Tape tape() {
        return new Tape(startMillis, steps);
    }

    private void start(JsonNode node) {
        if (begun || node.size() != 1) {
            throw bad("\"start\" must be the first line, and alone on it");
        }
        try {
            startMillis =
                    OffsetDateTime.parse(node.get("start").asText()).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw bad("\"start\" is no RFC 3339 time with an offset: " + node.get("start"));
        }
    }

    private void step(JsonNode node, String text) {
        node.fieldNames().forEachRemaining(this::checkKey);
        if (ended) {
            throw bad("nothing can follow \"end\"");
        }
        ended = end(node);
        lastAtMillis = at(node);
        steps.add(new Tape.Step(lastAtMillis, arrival(node, text), ended));
    }

    private void checkKey(String key) {
        if (!KEYS.contains(key)) {
            throw bad("unknown key \"" + key + "\"");
        }
    }

    private boolean end(JsonNode node) {
        JsonNode end = node.get("end");
        if (end != null && !(end.isBoolean() && end.booleanValue())) {
            throw bad("\"end\" can only be true");
        }
        if (end != null && (node.has("stream") || node.has("record"))) {
            throw bad("a record and \"end\" on one line");
        }
        return end != null;
    }

    private long at(JsonNode node) {
        JsonNode at = node.get("at");
        if (at == null && ended) {
            return lastAtMillis;
        }
        if (at == null) {
            throw bad("\"at\" is missing");
        }
        if (!at.isIntegralNumber() || !at.canConvertToLong() || at.longValue() < 0) {
            throw bad("\"at\" is no whole number of milliseconds: " + at);
        }
        if (at.longValue() < lastAtMillis) {
            throw bad("\"at\" goes back from " + lastAtMillis + " to " + at);
        }
        return at.longValue();
    }

    private Tape.Arrival arrival(JsonNode node, String text) {
        JsonNode stream = node.get("stream");
        JsonNode raw = node.get("record");
        if (stream == null && raw == null && !node.has("headers")) {
            return null;
        }
        if (stream == null || raw == null) {
            throw bad("\"" + (stream == null ? "stream" : "record") + "\" is missing");
        }
        if (!stream.isTextual() || !streams.contains(stream.textValue())) {
            throw bad("unknown stream " + stream + ", known are " + streams);
        }
        return new Tape.Arrival(stream.textValue(), bytes(raw, text), headers(node), raw);
    }

    private byte[] bytes(JsonNode raw, String text) {
        if (raw.isTextual()) {
            return raw.textValue().getBytes(StandardCharsets.UTF_8);
        }
        if (!raw.isObject()) {
            throw bad("\"record\" is neither an object nor a text: " + raw);
        }
        return recordCharacters(text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The record's own characters: writing the parsed node again could spell a number in another
     * way.
     */
    private static String recordCharacters(String text) {
        String found = null;
        try (JsonParser parser = TapeJson.MAPPER.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean record = parser.currentName().equals("record");
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                if (record) {
                    found = text.substring(from, (int) parser.currentLocation().getCharOffset());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private HeaderLookup headers(JsonNode node) {
        JsonNode headers = node.get("headers");
        if (headers == null) {
            return HeaderLookup.NONE;
        }
        if (!headers.isObject()) {
            throw bad("\"headers\" is no object");
        }
        Map<String, byte[]> values = new HashMap<>();
        headers.fields()
                .forEachRemaining(
                        header -> {
                            if (!header.getValue().isTextual()) {
                                throw bad("header \"" + header.getKey() + "\" is no text");
                            }
                            String value = header.getValue().textValue();
                            values.put(header.getKey(), value.getBytes(StandardCharsets.UTF_8));
                        });
        return values::get;
    }

    private TapeException bad(String problem) {
        return new TapeException(file, line, problem);
    }
}
