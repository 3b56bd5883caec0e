package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.core.rows.Counter;
import dev.recon.fill.WindowSummary;
import dev.recon.fill.WindowSummary.Aggregate;
import dev.recon.rows.DeadReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputEncoderTest {

    private static final long TIME = Instant.parse("2026-11-20T10:00:30Z").toEpochMilli();
    private static final byte[] TEXT = Utf8.encode("<s/1a%3>");

    private final OutputEncoder encoder = new OutputEncoder(Lines.current());
    private final ObjectMapper mapper = new ObjectMapper();
    private final DecoderTester tester = new DecoderTester(Streams.plain());

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String exception(String reason, String side) {
        return text(
                encoder.exceptionValue(
                        "MISSING",
                        LegText.of("in/1", "sensor"),
                        TEXT,
                        1,
                        4,
                        TEXT,
                        4,
                        7,
                        TIME,
                        reason,
                        side));
    }

    @Test
    void writesAnException() {
        String common =
                "{\"type\":\"MISSING\",\"control\":\"in/1\",\"output\":\"sensor\",\"source\":\"s/1\",\"id\":\"a%3\","
                        + "\"eventTime\":\"2026-11-20T10:00:30.000Z\"";
        assertThat(exception(null, null)).isEqualTo(common + Lines.END);
        assertThat(exception("NOT_A_NUMBER", null))
                .isEqualTo(common + ",\"reason\":\"NOT_A_NUMBER\"" + Lines.END);
        assertThat(exception(null, "ACTUAL"))
                .isEqualTo(common + ",\"side\":\"ACTUAL\"" + Lines.END);
    }

    @Test
    void writesKeysWhosePartsCannotRunIntoEachOther() {
        assertThat(
                        text(
                                encoder.exceptionKey(
                                        LegText.of("a/b%c", "line 1/press"),
                                        TEXT,
                                        1,
                                        4,
                                        TEXT,
                                        4,
                                        7)))
                .isEqualTo("a%2Fb%25c/line 1%2Fpress/s%2F1/a%253");
        assertThat(text(encoder.metricsKey(LegText.of("c", "a+b"), TEXT, 1, 4, TIME)))
                .isEqualTo("c/a+b/s%2F1/2026-11-20T10:00:30.000Z");
        byte[] slashes = "/".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertThat(text(encoder.exceptionKey(LegText.of("c", "o"), slashes, 0, 10_000, TEXT, 4, 5)))
                .isEqualTo("c/o/" + "%2F".repeat(10_000) + "/a");
    }

    @Test
    void writesAMetricsRow() {
        long[] counts = {6, 5, 1, 0, 2, 3, 4, 7, 8, 1234567890123L};
        assertThat(
                        text(
                                encoder.metricsValue(
                                        LegText.of("c", "o"),
                                        TEXT,
                                        1,
                                        4,
                                        TIME,
                                        TIME + 60_000,
                                        counts,
                                        null,
                                        12,
                                        false)))
                .isEqualTo(
                        "{\"control\":\"c\",\"output\":\"o\",\"source\":\"s/1\","
                                + "\"windowStart\":\"2026-11-20T10:00:30.000Z\",\"windowEnd\":\"2026-11-20T10:01:30.000Z\","
                                + "\"expected\":6,\"matched\":5,\"missing\":1,\"found\":0,\"unexpected\":2,\"filtered\":3,"
                                + "\"skewed\":4,\"duplicateExpected\":7,\"duplicateActual\":8,\"invalid\":1234567890123,"
                                + "\"pending\":0,\"completeness\":83.33333333333333,\"revision\":12,\"final\":false"
                                + Lines.END);
    }

    @Test
    void saysInAMetricsRowWhatIsKnownOfTheReadings() {
        WindowSummary summary =
                new WindowSummary(
                        new Aggregate(2, 1.5, 2.5, 2, 0.5),
                        new Aggregate(1, 7, 7, 7, Double.NaN),
                        3,
                        0,
                        Double.NaN,
                        Double.NaN);
        assertThat(text(metrics(new long[Counter.COUNT], summary)))
                .endsWith(
                        "\"pending\":0,\"completeness\":null,"
                                + "\"readings\":{\"count\":2,\"min\":1.5,\"max\":2.5,\"mean\":2.0,\"stddev\":0.5},"
                                + "\"withFills\":{\"count\":1,\"min\":7.0,\"max\":7.0,\"mean\":7.0,\"stddev\":null},"
                                + "\"fills\":{\"count\":3,\"checked\":0,\"meanAbsoluteError\":null,\"insideShare\":null},"
                                + "\"revision\":1,\"final\":true"
                                + Lines.END);
    }

    @Test
    void rowsWithASummaryAreJsonWhateverTheNumbers() throws IOException {
        Aggregate extreme =
                new Aggregate(
                        Long.MAX_VALUE,
                        -Double.MAX_VALUE,
                        Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        Double.POSITIVE_INFINITY);
        WindowSummary summary = new WindowSummary(extreme, extreme, 1, 1, 1e-7, -0.0);
        JsonNode row = mapper.readTree(metrics(new long[Counter.COUNT], summary));
        assertThat(row.at("/readings/count").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(row.at("/withFills/min").doubleValue()).isEqualTo(-Double.MAX_VALUE);
        assertThat(row.at("/withFills/mean").doubleValue()).isEqualTo(Double.MIN_VALUE);
        assertThat(row.at("/withFills/stddev").isNull()).isTrue();
        assertThat(row.at("/fills/meanAbsoluteError").doubleValue()).isEqualTo(1e-7);
    }

    @Test
    void completenessOfNothingIsNullAndPendingIsWhatIsLeft() throws IOException {
        JsonNode nothing = row(new long[] {0, 0, 0, 0, 5, 0, 0, 0, 0, 0});
        assertThat(nothing.get("completeness").isNull()).isTrue();
        assertThat(nothing.get("final").booleanValue()).isTrue();
        JsonNode some = row(new long[] {10, 4, 1, 0, 0, 0, 0, 0, 0, 0});
        assertThat(some.get("pending").longValue()).isEqualTo(5);
        assertThat(some.get("completeness").doubleValue()).isEqualTo(40.0);
        JsonNode few = row(new long[] {1_000_000_000_000L, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(few.get("completeness").doubleValue()).isEqualTo(1e-10);
        assertThat(row(new long[] {1, 2, 0, 0, 0, 0, 0, 0, 0, 0}).get("pending").longValue())
                .isEqualTo(-1);
    }

    private JsonNode row(long[] counts) throws IOException {
        return mapper.readTree(metrics(counts, null));
    }

    private byte[] metrics(long[] counts, WindowSummary summary) {
        return encoder.metricsValue(
                LegText.of("c", "o"), TEXT, 1, 4, 0, 60_000, counts, summary, 1, true);
    }

    @Test
    void givesBackEveryCharacterThatWasRead() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
            all.appendCodePoint(c).append(surrogate ? "_" : "");
            if (all.length() > 10_000 || c == Character.MAX_CODE_POINT) {
                roundTrip(all.toString());
                all.setLength(0);
            }
        }
    }

    @Test
    void givesBackEveryRandomText() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int[] bounds = {0x80, 0x800, 0x10000, 0x110000};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length >= 0; length--) {
                text.appendCodePoint(
                        random.nextInt(5) == 0
                                ? 0xD800 + random.nextInt(0x800)
                                : random.nextInt(bounds[random.nextInt(bounds.length)]));
            }
            roundTrip(text.toString());
        }
    }

    /** Out of JSON into a record, and out of the record into JSON that the library reads. */
    private void roundTrip(String text) throws IOException {
        String escaped =
                text.chars()
                        .collect(
                                StringBuilder::new,
                                OutputEncoderTest::escape,
                                StringBuilder::append)
                        .toString();
        tester.decode("{\"ts\":5,\"source\":\"s\",\"id\":\"" + escaped + "\"}");
        Decoded out = tester.out;
        byte[] json =
                encoder.exceptionValue(
                        "FOUND",
                        LegText.of(text, "o"),
                        out.text,
                        0,
                        1,
                        out.text,
                        out.idStart[0],
                        out.idEnd[0],
                        5,
                        null,
                        null);
        assertThat(Utf8.isValid(json, 0, json.length)).isTrue();
        JsonNode read = mapper.readTree(json);
        assertThat(read.get("id").textValue()).isEqualTo(text);
        assertThat(read.get("control").textValue()).isEqualTo(text);
    }

    private static void escape(StringBuilder out, int unit) {
        // Half of them as they are, so that both ways of reading are taken; surrogates only as
        // escapes.
        if (unit < ' '
                || unit == '"'
                || unit == '\\'
                || unit % 2 == 0
                || Character.isSurrogate((char) unit)) {
            out.append("\\u").append(HexFormat.of().toHexDigits((char) unit));
        } else {
            out.append((char) unit);
        }
    }
}
