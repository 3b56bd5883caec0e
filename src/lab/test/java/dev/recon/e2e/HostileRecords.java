package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/**
 * Records that nobody should send: for a stream with its fields in the body, and for one with id
 * and time in headers. How a record is made decides what is expected of it.
 */
final class HostileRecords {

    /** Not a kind of its own: there is no field to blame. */
    static final String NO_FIELD = "-";

    private static final String[] NOT_TEXT = {
        "5", "{}", "[]", "true", "null", "\"\"", "[\"a\"]", "-1e9"
    };
    private static final String[] BAD_TIMES = {
        "0",
        "-1",
        "-99999999999999999999",
        "5.0",
        "1e12",
        "true",
        "{}",
        "\"yesterday\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"2026-11-20\"",
        "\"1969-12-31T23:59:59Z\"",
        "1e999999",
        "\"\""
    };
    private static final String[] FUTURE_TIMES = {
        "253402300799999",
        "9223372036854775807",
        "99999999999999999999999999",
        "\"9999-12-31T23:59:59.999Z\"",
        "\"9999-12-31T23:59:59.999-23:59\""
    };
    private static final String[] NO_OBJECTS = {
        "",
        " ",
        "[]",
        "[{}]",
        "5",
        "\"x\"",
        "null",
        "true",
        "NaN",
        "{}{}",
        "{} x",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "\ufeff{}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "\u0000"
    };

    private final Random random;
    private int made;

    /**
     * One record.
     *
     * @param value null for a tombstone
     * @param id in a header, as is {@code time}; both null in a record of the body
     * @param verdict reason and field
     */
    record Hostile(byte[] value, byte[] id, byte[] time, String verdict) {
        static Hostile body(String value, String verdict) {
            return new Hostile(value.getBytes(UTF_8), null, null, verdict);
        }
    }

    HostileRecords(long seed) {
        random = new Random(seed);
    }

    /** For the stream with all fields in the body. */
    Hostile body() {
        made++;
        if (random.nextInt(5_000) == 0) {
            return large(100_000);
        }
        switch (random.nextInt(11)) {
            case 0:
                return new Hostile(null, null, null, "MALFORMED " + NO_FIELD);
            case 1:
                return truncated();
            case 2:
                return brokenUtf8();
            case 3:
                return Hostile.body(one(NO_OBJECTS), "MALFORMED " + NO_FIELD);
            case 4:
                return Hostile.body(nested(1_001 + random.nextInt(50)), "MALFORMED " + NO_FIELD);
            case 5:
                return Hostile.body(record("i" + made, "s", one(BAD_TIMES)), "BAD_TIMESTAMP time");
            case 6:
                return Hostile.body(
                        record("i" + made, "s", one(FUTURE_TIMES)), "FUTURE_TIMESTAMP time");
            case 7:
                return duplicateKeys();
            case 8:
                return Hostile.body(
                        "{\"ts\":5,\"source\":%s,\"id\":\"i\"}".formatted(noSource()),
                        "MISSING_FIELD source");
            case 9:
                return Hostile.body(
                        "{\"ts\":5,\"source\":\"s\",\"id\":%s}".formatted(one(NOT_TEXT)),
                        "MISSING_FIELD id");
            default:
                return Hostile.body(
                        random.nextBoolean() ? "{\"ts\":null}" : "{\"id\":\"i\",\"source\":\"s\"}",
                        "MISSING_FIELD time");
        }
    }

    /** As long as that, in one of the shapes that could hurt. */
    Hostile large(int length) {
        String fill = "x".repeat(length);
        return switch (random.nextInt(8)) {
            case 0 -> Hostile.body("[".repeat(length), "MALFORMED " + NO_FIELD);
            case 1 -> Hostile.body("{\"a\":".repeat(length / 5), "MALFORMED " + NO_FIELD);
            case 2 -> Hostile.body(record(fill, "s", "5"), "MALFORMED id");
            case 3 -> Hostile.body(record("i", fill, "5"), "MALFORMED source");
            case 4 -> Hostile.body(record("i", "s", "9".repeat(length)), "FUTURE_TIMESTAMP time");
            case 5 ->
                    Hostile.body(record("i", "s", "-" + "9".repeat(length)), "BAD_TIMESTAMP time");
            case 6 -> Hostile.body("{\"pad\":\"" + fill + "\"}", "MISSING_FIELD time");
            default -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                noise[0] = '{';
                noise[1] = '!';
                yield new Hostile(noise, null, null, "MALFORMED " + NO_FIELD);
            }
        };
    }

    /** For the stream with id and time in headers; its body is good. */
    Hostile header() {
        byte[] body = "{\"source\":\"s\"}".getBytes(UTF_8);
        byte[] good = "5".getBytes(UTF_8);
        byte[] id = ("i" + made++).getBytes(UTF_8);
        byte[] noUtf8 = {'5', (byte) 0xC3};
        byte[] fill = "7".repeat(random.nextInt(1_000) == 0 ? 100_000 : 30).getBytes(UTF_8);
        return switch (random.nextInt(9)) {
            case 0 -> new Hostile(body, id, null, "MISSING_FIELD time");
            case 1 -> new Hostile(body, id, noUtf8, "MISSING_FIELD time");
            case 2 -> new Hostile(body, id, new byte[0], "BAD_TIMESTAMP time");
            case 3 -> new Hostile(body, id, "-5".getBytes(UTF_8), "BAD_TIMESTAMP time");
            case 4 -> new Hostile(body, id, fill, "FUTURE_TIMESTAMP time");
            case 5 -> new Hostile(body, null, good, "MISSING_FIELD id");
            case 6 -> new Hostile(body, noUtf8, good, "MISSING_FIELD id");
            case 7 -> new Hostile(body, new byte[0], good, "MISSING_FIELD id");
            default -> new Hostile(null, id, good, "MALFORMED " + NO_FIELD);
        };
    }

    static String record(String id, String source, String time) {
        return "{\"id\":\"%s\",\"source\":\"%s\",\"ts\":%s}".formatted(id, source, time);
    }

    private Hostile truncated() {
        String whole = record("i" + made, "s", "5");
        return Hostile.body(
                whole.substring(0, random.nextInt(whole.length())), "MALFORMED " + NO_FIELD);
    }

    private Hostile brokenUtf8() {
        byte[] bytes = record("i" + made, "s", "5").getBytes(UTF_8);
        byte[][] broken = {
            {(byte) 0xFF},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF5}
        };
        byte[] piece = broken[random.nextInt(broken.length)];
        int at = 1 + random.nextInt(bytes.length - 1);
        byte[] out = Arrays.copyOf(bytes, bytes.length + piece.length);
        System.arraycopy(piece, 0, out, at, piece.length);
        System.arraycopy(bytes, at, out, at + piece.length, bytes.length - at);
        return new Hostile(out, null, null, "MALFORMED " + NO_FIELD);
    }

    private Hostile duplicateKeys() {
        return random.nextBoolean()
                ? Hostile.body(
                        "{\"id\":\"i\",\"source\":\"s\",\"ts\":5,\"\\u0069d\":7}",
                        "MISSING_FIELD id")
                : Hostile.body(
                        "{\"ts\":5,\"id\":\"i\",\"source\":\"s\",\"ts\":null}",
                        "MISSING_FIELD time");
    }

    private String noSource() {
        return random.nextInt(4) == 0 ? "\"*\"" : one(NOT_TEXT);
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
