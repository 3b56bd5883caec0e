package dev.recon.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Section 2 of the semantics, straight from the page: what one record says, or why it cannot be
 * used.
 *
 * @param deadReason null for a record that can be used
 * @param invalid reason, or null for a value that is valid or not looked at
 * @param many whether the record stands for a list of ids
 */
record NaiveRecord(
        String deadReason,
        String deadField,
        long time,
        boolean heartbeat,
        boolean noop,
        String role,
        String invalid,
        boolean many,
        String source,
        List<String> ids) {

    private static final long LAST_MILLIS_OF_YEAR_9999 = 253_402_300_799_999L;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final String RFC_3339 =
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})";

    static NaiveRecord read(
            StreamConfig stream,
            byte[] value,
            HeaderLookup headers,
            long wallClock,
            long tolerance) {
        JsonNode json;
        try {
            json = MAPPER.readTree(new String(value, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return dead("MALFORMED", null);
        }
        if (!json.isObject()) {
            return dead("MALFORMED", null);
        }

        JsonNode timeNode = field(stream, Field.TIME, json, headers);
        if (timeNode.isMissingNode() || timeNode.isNull()) {
            return dead("MISSING_FIELD", "time");
        }
        BigInteger readable = time(timeNode, stream.fields().get(Field.TIME).header());
        if (readable == null) {
            return dead("BAD_TIMESTAMP", "time");
        }
        if (wallClock != Long.MAX_VALUE
                && readable.compareTo(BigInteger.valueOf(wallClock + tolerance)) > 0) {
            return dead("FUTURE_TIMESTAMP", "time");
        }
        if (readable.compareTo(BigInteger.valueOf(LAST_MILLIS_OF_YEAR_9999)) > 0) {
            return dead("BAD_TIMESTAMP", "time");
        }
        long time = readable.longValue();

        String type = field(stream, Field.TYPE, json, headers).textValue();
        if ("heartbeat".equals(type)) {
            return new NaiveRecord(
                    null, null, time, true, false, null, null, false, null, List.of());
        }

        String source = text(field(stream, Field.SOURCE, json, headers));
        if (source == null || source.equals("*")) {
            return dead("MISSING_FIELD", "source");
        }
        boolean many = stream.fields().containsKey(Field.IDS);
        List<String> ids = new ArrayList<>();
        if (many) {
            JsonNode array = field(stream, Field.IDS, json, headers);
            if (!array.isArray()) {
                return dead("MISSING_FIELD", "ids");
            }
            for (JsonNode element : array) {
                ids.add(text(element));
            }
            if (ids.contains(null)) {
                return dead("MISSING_FIELD", "ids");
            }
        } else {
            String id = text(field(stream, Field.ID, json, headers));
            if (id == null) {
                return dead("MISSING_FIELD", "id");
            }
            ids.add(id);
        }

        String role = field(stream, Field.ROLE, json, headers).textValue();
        boolean noop = "noop".equals(type);
        String invalid = noop ? null : invalid(stream, json, headers);
        return new NaiveRecord(null, null, time, false, noop, role, invalid, many, source, ids);
    }

    private static NaiveRecord dead(String reason, String field) {
        return new NaiveRecord(reason, field, 0, false, false, null, null, false, null, List.of());
    }

    /** The field's node; missing where the record has none. A header is a text. */
    private static JsonNode field(
            StreamConfig stream, Field name, JsonNode json, HeaderLookup headers) {
        FieldPath path = stream.fields().get(name);
        if (path == null) {
            return MAPPER.missingNode();
        }
        if (!path.header()) {
            return json.at(path.path());
        }
        byte[] header = headers.lastHeader(path.path());
        return header == null
                ? MAPPER.missingNode()
                : MAPPER.getNodeFactory().textNode(new String(header, StandardCharsets.UTF_8));
    }

    /** A non-empty text, or null. */
    private static String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
    }

    /** Epoch milliseconds, or null when the node does not say a time after the epoch. */
    private static BigInteger time(JsonNode node, boolean header) {
        BigInteger millis;
        if (node.isIntegralNumber()) {
            millis = node.bigIntegerValue();
        } else if (header && node.textValue().matches("-?\\d+")) {
            millis = new BigInteger(node.textValue());
        } else if (node.isTextual() && node.textValue().matches(RFC_3339)) {
            try {
                String upperCase = node.textValue().toUpperCase(Locale.ROOT);
                millis =
                        BigInteger.valueOf(
                                OffsetDateTime.parse(upperCase).toInstant().toEpochMilli());
            } catch (DateTimeException e) {
                return null;
            }
        } else {
            return null;
        }
        return millis.signum() > 0 ? millis : null;
    }

    private static String invalid(StreamConfig stream, JsonNode json, HeaderLookup headers) {
        if (!stream.fields().containsKey(Field.VALUE)) {
            return null;
        }
        JsonNode node = field(stream, Field.VALUE, json, headers);
        if (!node.isNumber() || Double.isInfinite(node.doubleValue())) {
            return "NOT_A_NUMBER";
        }
        double value = node.doubleValue();
        boolean inside =
                stream.range() == null
                        || value >= stream.range().min() && value <= stream.range().max();
        return inside ? null : "OUT_OF_RANGE";
    }
}
