package dev.recon.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules for records once more, slowly and over trees; says what {@link DecoderTester#describe}
 * says.
 */
final class ReferenceDecoder {

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}):([0-9]{2})(\\.[0-9]+)?"
                            + "([Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])");
    private static final Pattern JSON_NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final BigInteger MAX = BigInteger.valueOf(Rfc3339.MAX_MILLIS);

    private final ObjectMapper mapper =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(JsonScan.MAX_DEPTH)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final StreamConfig stream;
    private final Set<String> roles;
    private final Map<Field, JsonPointer> pointers = new EnumMap<>(Field.class);
    private final Map<String, byte[]> headers = new HashMap<>();
    private JsonNode last;

    ReferenceDecoder(StreamConfig stream, Set<String> roles) {
        this.stream = stream;
        this.roles = roles;
        stream.fields()
                .forEach(
                        (field, path) -> {
                            if (!path.header()) {
                                pointers.put(field, JsonPointer.compile(path.path()));
                            }
                        });
    }

    /** Those of the next record. */
    Map<String, byte[]> headers() {
        return headers;
    }

    String decode(byte[] json, long wallClockMillis, long toleranceMillis) {
        JsonNode root = pointers.isEmpty() ? mapper.createObjectNode() : parse(json);
        last = root;
        if (root == null || !root.isObject()) {
            return "MALFORMED null";
        }
        JsonNode time = find(root, Field.TIME);
        if (time.isMissingNode() || time.isNull()) {
            return "MISSING_FIELD time";
        }
        BigInteger millis = time(time);
        if (millis.signum() <= 0) {
            return "BAD_TIMESTAMP time";
        }
        boolean checked = wallClockMillis != Long.MAX_VALUE;
        if (millis.compareTo(MAX) > 0) {
            return checked ? "FUTURE_TIMESTAMP time" : "BAD_TIMESTAMP time";
        }
        if (checked && millis.longValueExact() > wallClockMillis + toleranceMillis) {
            return "FUTURE_TIMESTAMP time";
        }
        String type = find(root, Field.TYPE).textValue();
        return "heartbeat".equals(type)
                ? "heartbeat " + millis
                : decodeItem(root, millis, "noop".equals(type));
    }

    private JsonNode parse(byte[] json) {
        try {
            String text = json == null ? "" : strict(json);
            return text.startsWith("\ufeff") ? null : mapper.readTree(text);
        } catch (CharacterCodingException | JsonProcessingException e) {
            return null;
        }
    }

    private static String strict(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean isTooLong(String text) {
        return Utf8.encode(text).length > 65_536;
    }

    private String decodeItem(JsonNode root, BigInteger millis, boolean noop) {
        String source = find(root, Field.SOURCE).textValue();
        if (source == null || source.isEmpty() || source.equals("*")) {
            return "MISSING_FIELD source";
        }
        if (isTooLong(source)) {
            return "MALFORMED source";
        }
        boolean many = stream.fields().containsKey(Field.IDS);
        JsonNode ids = find(root, many ? Field.IDS : Field.ID);
        StringBuilder text = new StringBuilder().append(millis).append(' ').append(source);
        text.append(many ? " many" : "");
        if (many && !ids.isArray()) {
            return "MISSING_FIELD ids";
        }
        boolean tooLong = false;
        for (JsonNode id : many ? ids : Set.of(ids)) {
            if (!id.isTextual() || id.textValue().isEmpty()) {
                return "MISSING_FIELD " + (many ? "ids" : "id");
            }
            tooLong |= isTooLong(id.textValue());
            text.append(' ').append(id.textValue());
        }
        if (tooLong) {
            return "MALFORMED " + (many ? "ids" : "id");
        }
        String role = find(root, Field.ROLE).textValue();
        text.append(noop ? " noop" : "")
                .append(role != null && roles.contains(role) ? " role=" + role : "");
        return text.append(noop ? "" : invalid(root)).toString();
    }

    private String invalid(JsonNode root) {
        if (!stream.fields().containsKey(Field.VALUE)) {
            return "";
        }
        JsonNode value = find(root, Field.VALUE);
        if (!value.isNumber() || Double.isInfinite(value.doubleValue())) {
            return " NOT_A_NUMBER";
        }
        double number = value.doubleValue();
        return number < stream.range().min() || number > stream.range().max()
                ? " OUT_OF_RANGE"
                : "";
    }

    /** The reading of the last record, when it had one. */
    double value() {
        return find(last, Field.VALUE).doubleValue();
    }

    private JsonNode find(JsonNode root, Field field) {
        FieldPath path = stream.fields().get(field);
        if (!path.header()) {
            return root.at(pointers.get(field));
        }
        byte[] header = headers.get(path.path());
        try {
            String text = header == null ? null : strict(header);
            if (text == null) {
                return MissingNode.getInstance();
            }
            boolean digits = field == Field.TIME && text.matches("[0-9]+");
            boolean number = field == Field.VALUE && JSON_NUMBER.matcher(text).matches();
            // The number of a header is that of JSON, but for the zeros in front of digits only.
            return digits
                    ? BigIntegerNode.valueOf(new BigInteger(text))
                    : number ? mapper.readTree(text) : TextNode.valueOf(text);
        } catch (CharacterCodingException e) {
            return MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static BigInteger time(JsonNode time) {
        if (time.isIntegralNumber()) {
            return time.bigIntegerValue();
        }
        Matcher matcher = RFC_3339.matcher(time.isTextual() ? time.textValue() : "");
        if (!matcher.matches() || matcher.group(2).startsWith("24")) {
            return BigInteger.ZERO;
        }
        try {
            return BigInteger.valueOf(time(matcher));
        } catch (DateTimeException e) {
            return BigInteger.ZERO;
        }
    }

    private static long time(Matcher matcher) {
        String zone = matcher.group(5).toUpperCase(java.util.Locale.ROOT);
        // The library ends its offsets at 18 hours; the format does not.
        int offset = zone.equals("Z") ? 0 : LocalTime.parse(zone.substring(1)).toSecondOfDay();
        offset = zone.startsWith("-") ? -offset : offset;
        int second = Integer.parseInt(matcher.group(3));
        long minute =
                LocalDate.parse(matcher.group(1))
                                .atTime(LocalTime.parse(matcher.group(2)))
                                .toEpochSecond(ZoneOffset.UTC)
                        - offset;
        boolean lastMinute = Math.floorMod(minute, 86_400) == 86_340;
        if (second > (lastMinute ? 60 : 59)) {
            throw new DateTimeException("second");
        }
        String fraction = matcher.group(4) == null ? "" : matcher.group(4).substring(1);
        return (minute + second) * 1000 + Integer.parseInt((fraction + "000").substring(0, 3));
    }
}
