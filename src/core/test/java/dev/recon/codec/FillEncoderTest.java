package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.core.Routes;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FillEncoderTest {

    private static final long TIME = Instant.parse("2026-11-20T10:00:30Z").toEpochMilli();
    private static final Routes ROUTES =
            new Routes(
                    List.of(new Routes.Leg("in/1", "sensor"), new Routes.Leg("\"c\"", "o")),
                    1,
                    List.of());

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> fills = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private final FillEncoder encoder =
            new FillEncoder(
                    ROUTES,
                    Lines.current(),
                    (answer, key, value) -> {
                        assertThat(Utf8.isValid(value, 0, value.length)).isTrue();
                        List<String> said = answer == Answer.FILLS ? fills : points;
                        said.add(text(key));
                        said.add(text(value));
                    });

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Fill fill(double value) {
        Fill fill = new Fill();
        fill.id = Utf8.encode("a/3");
        fill.timeMillis = TIME;
        fill.status = Fill.Status.PROVISIONAL;
        fill.reason = Fill.Reason.MISSING;
        fill.value = value;
        fill.sd = value / 4;
        fill.lower = value - 1;
        fill.upper = value + 1;
        fill.method = Double.isNaN(value) ? FillMethod.NONE : FillMethod.AUTO;
        fill.readingsAfter = 1;
        fill.revision = 2;
        return fill;
    }

    private void point(double value, Quality quality, Fill fill) {
        encoder.point(0, Utf8.encode("s%"), Utf8.encode("a3"), TIME, value, quality, fill, 1);
    }

    @Test
    void writesAFill() {
        encoder.fill(0, Utf8.encode("s%"), fill(52));
        assertThat(fills)
                .containsExactly(
                        "in%2F1/sensor/s%25/a%2F3",
                        "{\"control\":\"in/1\",\"output\":\"sensor\",\"source\":\"s%\",\"id\":\"a/3\","
                                + "\"eventTime\":\"2026-11-20T10:00:30.000Z\",\"status\":\"PROVISIONAL\",\"reason\":\"MISSING\","
                                + "\"value\":52.0,\"sd\":13.0,\"lower\":51.0,\"upper\":53.0,\"method\":\"auto\","
                                + "\"readingsAfter\":1,\"revision\":2,\"actual\":null,\"error\":null"
                                + Lines.END);
    }

    @Test
    void writesWhatAWithdrawnFillWasWrongBy() {
        Fill fill = fill(52);
        fill.status = Fill.Status.WITHDRAWN;
        fill.reason = Fill.Reason.INVALID;
        fill.actual = 51.75;
        encoder.fill(0, Utf8.encode("s"), fill);
        assertThat(fills.get(1))
                .contains("\"status\":\"WITHDRAWN\",\"reason\":\"INVALID\"")
                .endsWith("\"actual\":51.75,\"error\":0.25" + Lines.END);
    }

    @Test
    void whereThereIsNoBasisEveryNumberIsNull() {
        encoder.fill(0, Utf8.encode("s"), fill(Double.NaN));
        assertThat(fills.get(1))
                .contains(
                        "\"value\":null,\"sd\":null,\"lower\":null,\"upper\":null,\"method\":\"none\"")
                .endsWith("\"actual\":null,\"error\":null" + Lines.END);
        point(Double.NaN, Quality.SYNTHETIC, fill(Double.NaN));
        assertThat(points.get(1))
                .endsWith(
                        "\"value\":null,\"quality\":\"SYNTHETIC\",\"lower\":null,\"upper\":null,\"method\":\"none\",\"revision\":1"
                                + Lines.END);
    }

    @Test
    void writesThePointsOfASeries() {
        point(0.1, Quality.GOOD, null);
        point(52, Quality.SYNTHETIC, fill(52));
        point(-3, Quality.CORRECTED, null);
        String head =
                "{\"control\":\"in/1\",\"output\":\"sensor\",\"source\":\"s%\",\"id\":\"a3\","
                        + "\"eventTime\":\"2026-11-20T10:00:30.000Z\",\"value\":";
        String key = "in%2F1/sensor/s%25/a3";
        String measured =
                "\"lower\":null,\"upper\":null,\"method\":null,\"revision\":1" + Lines.END;
        assertThat(points)
                .containsExactly(
                        key,
                        head + "0.1,\"quality\":\"GOOD\"," + measured,
                        key,
                        head
                                + "52.0,\"quality\":\"SYNTHETIC\",\"lower\":51.0,\"upper\":53.0,\"method\":\"auto\",\"revision\":1"
                                + Lines.END,
                        key,
                        head + "-3.0,\"quality\":\"CORRECTED\"," + measured);
    }

    @Test
    void isJsonWhateverTheNamesAndNumbers() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String source = awkwardText(random);
            String id = awkwardText(random);
            Fill fill = fill(awkwardNumber(random));
            fill.id = Utf8.encode(id);
            fill.sd = awkwardNumber(random);
            fill.actual = awkwardNumber(random);
            encoder.fill(1, Utf8.encode(source), fill);
            encoder.point(
                    1, Utf8.encode(source), fill.id, TIME, fill.value, Quality.SYNTHETIC, fill, 1);
            JsonNode row = mapper.readTree(fills.get(2 * i + 1));
            JsonNode point = mapper.readTree(points.get(2 * i + 1));
            assertThat(row).hasSize(18);
            assertThat(point).hasSize(13);
            assertThat(row.get("source").textValue()).isEqualTo(source);
            assertThat(point.get("id").textValue()).isEqualTo(id);
            assertNumber(row.get("value"), fill.value);
            assertNumber(row.get("sd"), fill.sd);
            assertNumber(row.get("actual"), fill.actual);
            assertNumber(row.get("error"), fill.error());
            assertNumber(point.get("value"), fill.value);
            assertNumber(point.get("lower"), fill.lower);
        }
    }

    private static void assertNumber(JsonNode read, double written) {
        assertThat(read.isNumber()).isEqualTo(Double.isFinite(written));
        assertThat(read.isNull()).isEqualTo(!Double.isFinite(written));
        if (read.isNumber()) {
            assertThat(read.doubleValue()).isEqualTo(written);
        }
    }

    private static double awkwardNumber(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> Double.MIN_VALUE;
            case 4 -> Double.MAX_VALUE;
            case 5 -> -Double.MAX_VALUE;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private static String awkwardText(Random random) {
        StringBuilder text = new StringBuilder();
        int[] bounds = {0x20, 0x80, 0x800, 0x10000, 0x110000};
        for (int length = random.nextInt(12); length >= 0; length--) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"\\/%\n\u007f".codePointAt(random.nextInt(6));
                        case 1 -> 0xD800 + random.nextInt(0x800);
                        default -> random.nextInt(bounds[random.nextInt(bounds.length)]);
                    });
        }
        return text.toString();
    }
}
