package dev.recon.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Documents that are mostly records, sometimes nearly, and sometimes hardly JSON at all. */
final class RandomJson {

    private static final String[] NAMES = {
        "id",
        "source",
        "ts",
        "type",
        "role",
        "value",
        "ids",
        "a",
        "0",
        "1",
        "",
        "x~y/z",
        "\\u0069d",
        "t\\u0073",
        "i"
    };
    private static final String[] SPACES = {"", "", "", "", " ", "\n", "\t\r "};
    private static final String[] TIMES = {
        "5",
        "1795168800000",
        "3600000",
        "3610000",
        "3610001",
        "253402300799999",
        "253402300800000",
        "0",
        "-0",
        "-1",
        "5.0",
        "1e3",
        "99999999999999999999",
        "-99999999999999999999",
        "null",
        "\"2026-11-20T10:00:00Z\"",
        "\"2026-11-20t10:00:00.1239+01:00\"",
        "\"2026-11-20 10:00:00-00:00\"",
        "\"2026-02-30T10:00:00Z\"",
        "\"2016-12-31T23:59:60Z\"",
        "\"2016-12-31T23:58:60Z\"",
        "\"9999-12-31T23:59:59.999-01:00\"",
        "\"1970-01-01T00:00:00+00:01\"",
        "\"2026-11-20T10:00:00+23:59\"",
        "\"5\""
    };
    private static final String[] NUMBERS = {
        "50",
        "55",
        "52.5",
        "55.000000000000007",
        "55.00000000000001",
        "-0",
        "-0.0",
        "1e400",
        "-1e400",
        "1e-400",
        "5.25E+1",
        "525e-1",
        "0.1",
        "9007199254740993",
        "123456789012345678901234567890",
        "0.000052e6",
        "54.99999999999999999999999999",
        "0.30000000000000004",
        "4.9e-324",
        "2.2250738585072012e-308"
    };
    private static final String[] TEXTS = {
        "heartbeat",
        "noop",
        "A",
        "B\u00e9",
        "B\\u00e9",
        "*",
        "",
        "s1",
        "a1",
        "heart\\u0062eat",
        "\\ud800",
        "\\ud83d\\ude00",
        "\ud83d\ude00",
        "\\n\\\"\\\\\\/\\b\\f\\r\\t",
        "\u20ac",
        "\\udc00\\ud800",
        "?",
        "\u0000"
    };
    private static final String[] ODD = {
        "true", "false", "null", "NaN", "{}", "[]", "01", "+1", "tru", "'x'", "\"\\x\""
    };
    private static final String BYTES = "{}[]\",:\\0159eE+-.u \n\u0000xTZ";

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    /** A record, now and then a huge one. */
    byte[] next() {
        if (random.nextInt(2_000) == 0) {
            return giant();
        }
        StringBuilder json = new StringBuilder();
        if (random.nextInt(3) > 0) {
            record(json);
        } else {
            object(json, 0);
        }
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(3) == 0 ? mutated(bytes) : bytes;
    }

    /** What a header might hold; null for none. */
    byte[] header() {
        switch (random.nextInt(8)) {
            case 0:
                return null;
            case 1:
                byte[] noise = new byte[random.nextInt(30)];
                random.nextBytes(noise);
                return noise;
            case 2:
                return "9".repeat(random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
            case 3:
                return one(NUMBERS).getBytes(StandardCharsets.UTF_8);
            case 4:
                return one(TEXTS).getBytes(StandardCharsets.UTF_8);
            default:
                return one(TIMES).replace("\"", "").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Around the limits, and far beyond. */
    private byte[] giant() {
        int depth = 995 + random.nextInt(8) + (random.nextInt(4) == 0 ? 50_000 : 0);
        int length = 65_533 + random.nextInt(6) + (random.nextInt(4) == 0 ? 100_000 : 0);
        String id = one(new String[] {"x", "\\u0001", "\u00e9", "\\\\"}).repeat(length);
        String digits =
                one(new String[] {"9", "1", "0", "-7"}) + "3".repeat(1 + random.nextInt(3_000));
        String json =
                switch (random.nextInt(6)) {
                    case 0 ->
                            "{\"ts\":5,\"source\":\"s\",\"id\":\"i\",\"ids\":[],\"deep\":"
                                    + "[".repeat(depth)
                                    + "]".repeat(depth)
                                    + "}";
                    case 1 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
                    case 2 ->
                            "{\"ts\":5,\"source\":\"s\",\"id\":\"%s\",\"ids\":[\"a\",\"%s\"]}"
                                    .formatted(id, id);
                    case 3 -> "{\"ts\":5,\"source\":\"%s\",\"id\":\"i\",\"ids\":[]}".formatted(id);
                    case 4 -> "{\"ts\":%s,\"source\":\"s\",\"id\":\"i\"}".formatted(digits);
                    default ->
                            "{\"ts\":5,\"source\":\"s\",\"id\":\"i\",\"ids\":[],\"value\":%s%s}"
                                    .formatted(
                                            digits, one(new String[] {"", ".5", "e9", "e-3000"}));
                };
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private void record(StringBuilder json) {
        json.append(space()).append('{').append(space());
        String[] names = {"ts", "source", "id", "type", "role", "value", "ids", "a"};
        boolean first = true;
        for (String name : names) {
            for (int times = random.nextInt(8) == 0 ? 2 : random.nextInt(5) == 0 ? 0 : 1;
                    times > 0;
                    times--) {
                json.append(first ? "" : ",")
                        .append(space())
                        .append('"')
                        .append(name)
                        .append('"')
                        .append(space());
                json.append(':').append(space());
                usual(json, name);
                json.append(space());
                first = false;
            }
        }
        json.append('}').append(space());
    }

    private void usual(StringBuilder json, String name) {
        if (random.nextInt(12) == 0) {
            value(json, 1);
        } else if (name.equals("ts")) {
            json.append(one(TIMES));
        } else if (name.equals("value")) {
            json.append(
                    random.nextBoolean()
                            ? one(NUMBERS)
                            : Double.toString(random.nextGaussian() * 3 + 52));
        } else if (name.equals("ids")) {
            array(json, 3);
        } else if (name.equals("a")) {
            object(json, 2);
        } else {
            json.append('"').append(one(TEXTS)).append('"');
        }
    }

    private void value(StringBuilder json, int depth) {
        switch (random.nextInt(depth < 4 ? 9 : 7)) {
            case 0 -> json.append(one(TIMES));
            case 1 -> json.append(one(NUMBERS));
            case 2 -> json.append(random.nextInt(10) == 0 ? one(ODD) : "null");
            case 7 -> object(json, depth + 1);
            case 8 -> array(json, depth + 1);
            default -> json.append('"').append(one(TEXTS)).append('"');
        }
    }

    private void object(StringBuilder json, int depth) {
        json.append('{').append(space());
        for (int i = random.nextInt(5); i > 0; i--) {
            json.append('"')
                    .append(one(NAMES))
                    .append('"')
                    .append(space())
                    .append(':')
                    .append(space());
            value(json, depth);
            json.append(space()).append(i > 1 ? "," : "").append(space());
        }
        json.append('}');
    }

    private void array(StringBuilder json, int depth) {
        json.append('[').append(space());
        for (int i = random.nextInt(4); i > 0; i--) {
            value(json, depth);
            json.append(space()).append(i > 1 ? "," : "").append(space());
        }
        json.append(']');
    }

    private byte[] mutated(byte[] bytes) {
        byte[] out = bytes;
        for (int i = 1 + random.nextInt(2); i > 0 && out.length > 0; i--) {
            int at = random.nextInt(out.length);
            switch (random.nextInt(4)) {
                case 0 -> out = Arrays.copyOf(out, at);
                case 1 -> out[at] = (byte) random.nextInt(256);
                case 2 -> out[at] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
                default -> {
                    byte[] shorter = Arrays.copyOf(out, out.length - 1);
                    System.arraycopy(out, at + 1, shorter, at, out.length - at - 1);
                    out = shorter;
                }
            }
        }
        return out;
    }

    private String space() {
        return one(SPACES);
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
