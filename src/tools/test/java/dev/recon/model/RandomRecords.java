package dev.recon.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** Records of a stream, good and bad, as the characters that follow {@code "record":} on a tape. */
final class RandomRecords {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> MALFORMED =
            List.of(
                    "",
                    " ",
                    "{",
                    "}",
                    "[]",
                    "null",
                    "42",
                    "\"text\"",
                    "nul",
                    "{} {}",
                    "{}x",
                    "{\"ts\":1,}",
                    "{\"ts\":01}",
                    "{'ts':1}",
                    "{\"a\":NaN}",
                    "{\"a\":-Infinity}",
                    "{\"a\":\"\\x\"}",
                    "{\"a\":\"\u0001\"}",
                    "{\"a\" 1}",
                    "{\"a\":[1,]}",
                    "{\"a\":1.}",
                    "{\"a\":+1}",
                    "{a:1}",
                    "{\"a\":tru}",
                    "{\"a\":\"b}",
                    "{\"a\":{\"b\":1}",
                    "{\"a\":1}]",
                    "// {}",
                    "{,}");

    private static final List<String> BAD_TIMES =
            List.of(
                    "0",
                    "-1",
                    "1.5",
                    "1795168800000.0",
                    "1e3",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "\"yesterday\"",
                    "\"1795168800000\"",
                    "\"2026-11-20T10:00:00\"",
                    "\"2026-11-20\"",
                    "\"1969-12-31T23:59:59.999Z\"",
                    "\"2026-02-30T10:00:00Z\"",
                    "\"2026-11-20T25:00:00Z\"",
                    "\"2026-11-20 10:00\"",
                    "\"1970-01-01T00:00:00.000Z\"",
                    "99999999999999999999",
                    "9223372036854775808",
                    "\"2026-11-20T10:00:00.Z\"",
                    "\"2026-11-20T10:00:00+0100\"",
                    "\"2026-13-20T10:00:00Z\"");

    private static final List<String> GOOD_VALUES =
            List.of("50", "55", "52.5", "5.25e1", "50.0", "54.999999");
    private static final List<String> BAD_VALUES =
            List.of(
                    "49.999",
                    "55.000001",
                    "\"52\"",
                    "null",
                    "true",
                    "[]",
                    "{\"v\":52}",
                    "1e400",
                    "-1E5",
                    "0");

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    /** A good record; {@code ids} has one element unless the stream has a field for many. */
    String good(
            StreamConfig stream,
            String source,
            List<String> ids,
            long time,
            String role,
            boolean noop) {
        return spell(node(stream, source, ids, time, role, noop));
    }

    String heartbeat(StreamConfig stream, long time) {
        ObjectNode node = MAPPER.createObjectNode();
        put(node, stream, Field.TYPE, MAPPER.getNodeFactory().textNode("heartbeat"));
        put(node, stream, Field.TIME, time(time));
        return spell(node);
    }

    /** A record that is good but for one thing. */
    String bad(StreamConfig stream, long time) {
        ObjectNode node = node(stream, "s1", List.of("bad"), time, null, false);
        switch (random.nextInt(5)) {
            case 0 -> {
                return quote(MALFORMED.get(random.nextInt(MALFORMED.size())));
            }
            case 1 -> {
                String text = write(MAPPER, node);
                return quote(text.substring(0, text.length() - 1 - random.nextInt(5)));
            }
            case 2 -> put(node, stream, Field.TIME, json(any(BAD_TIMES)));
            case 3 ->
                    put(
                            node,
                            stream,
                            Field.SOURCE,
                            json(any(List.of("null", "\"\"", "\"*\"", "7", "[\"s1\"]"))));
            default -> spoilIdOrTime(node, stream);
        }
        return spell(node);
    }

    private void spoilIdOrTime(ObjectNode node, StreamConfig stream) {
        if (random.nextInt(4) == 0) {
            put(node, stream, Field.TIME, json("null"));
        } else if (stream.fields().containsKey(Field.IDS)) {
            put(
                    node,
                    stream,
                    Field.IDS,
                    json(any(List.of("null", "\"e1\"", "[\"e1\",7]", "[\"\"]", "[null]", "{}"))));
        } else {
            put(
                    node,
                    stream,
                    Field.ID,
                    json(any(List.of("null", "\"\"", "7", "[\"e1\"]", "{}", "true"))));
        }
    }

    private ObjectNode node(
            StreamConfig stream,
            String source,
            List<String> ids,
            long time,
            String role,
            boolean noop) {
        ObjectNode node = MAPPER.createObjectNode();
        if (random.nextInt(6) == 0) {
            node.set(
                    "context",
                    json("{\"id\":\"no\",\"ts\":[1,{\"source\":\"no\"}],\"text\":\"} \\\" {\"}"));
        }
        if (stream.fields().containsKey(Field.VALUE) && (!noop || random.nextBoolean())) {
            int kind = random.nextInt(8);
            if (kind > 0) {
                put(node, stream, Field.VALUE, json(any(kind == 1 ? BAD_VALUES : GOOD_VALUES)));
            }
        }
        put(node, stream, Field.SOURCE, MAPPER.getNodeFactory().textNode(source));
        if (stream.fields().containsKey(Field.IDS)) {
            ArrayNode array = MAPPER.createArrayNode();
            ids.forEach(array::add);
            put(node, stream, Field.IDS, array);
        } else {
            put(node, stream, Field.ID, MAPPER.getNodeFactory().textNode(ids.get(0)));
        }
        put(node, stream, Field.TIME, time(time));
        if (role != null) {
            put(node, stream, Field.ROLE, MAPPER.getNodeFactory().textNode(role));
        }
        if (noop) {
            put(node, stream, Field.TYPE, MAPPER.getNodeFactory().textNode("noop"));
        } else if (random.nextInt(8) == 0) {
            put(
                    node,
                    stream,
                    Field.TYPE,
                    json(any(List.of("null", "7", "\"reading\"", "\"Heartbeat\"", "[]"))));
        }
        return node;
    }

    /** The time as an integer, or as one of the many texts that mean the same. */
    private JsonNode time(long millis) {
        if (random.nextInt(5) > 0) {
            return MAPPER.getNodeFactory().numberNode(millis);
        }
        int quarters = random.nextInt(-47, 57);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(3) == 0 ? 0 : quarters * 900);
        var local = Instant.ofEpochMilli(millis).atOffset(offset);
        long fraction = Math.floorMod(millis, 1_000L);
        String finer = any(List.of("", "0", "9", "999999"));
        String zone =
                offset.getTotalSeconds() == 0
                        ? any(List.of("Z", "z", "+00:00", "-00:00"))
                        : offset.getId();
        String text =
                "%04d-%02d-%02d%s%02d:%02d:%02d.%03d%s%s"
                        .formatted(
                                local.getYear(),
                                local.getMonthValue(),
                                local.getDayOfMonth(),
                                any(List.of("T", "T", "t")),
                                local.getHour(),
                                local.getMinute(),
                                local.getSecond(),
                                fraction,
                                finer,
                                zone);
        return MAPPER.getNodeFactory().textNode(text);
    }

    /**
     * The record as an object, or as a text with its bytes, in one of the ways to write the same.
     */
    private String spell(ObjectNode node) {
        return switch (random.nextInt(6)) {
            case 0 -> quote(write(MAPPER, node));
            case 1 -> quote(" " + node.toPrettyString() + "\n");
            case 2 -> quote(write(ASCII, node));
            default -> write(MAPPER, node);
        };
    }

    private void put(ObjectNode root, StreamConfig stream, Field field, JsonNode value) {
        FieldPath path = stream.fields().get(field);
        JsonPointer pointer = JsonPointer.compile(path.path());
        ObjectNode node = root;
        for (;
                !pointer.tail().matches() && !pointer.tail().mayMatchElement();
                pointer = pointer.tail()) {
            node = node.withObjectProperty(pointer.getMatchingProperty());
        }
        if (pointer.tail().matches()) {
            node.set(pointer.getMatchingProperty(), value);
        } else {
            node.putArray(pointer.getMatchingProperty()).add(value).add(1);
        }
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A node that is written as these very characters. */
    private static JsonNode json(String text) {
        return MAPPER.getNodeFactory().rawValueNode(new RawValue(text));
    }

    private static String quote(String text) {
        return write(MAPPER, MAPPER.getNodeFactory().textNode(text));
    }

    private static String write(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
