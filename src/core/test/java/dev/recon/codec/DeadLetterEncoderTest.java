package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.rows.DeadReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DeadLetterEncoderTest {

    private static final long TIME = Instant.parse("2026-11-20T10:00:30Z").toEpochMilli();
    private static final byte[] TEXT = Utf8.encode("<s/1a%3>");

    private final DeadLetterEncoder encoder = new DeadLetterEncoder(Lines.current());
    private final ObjectMapper mapper = new ObjectMapper();

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void writesADeadLetterWithItsOriginalBytes() throws IOException {
        byte[] raw = "{\"id\": \"\u00e9\n".getBytes(StandardCharsets.UTF_8);
        assertThat(text(deadLetter("in \"1\"", DeadReason.MALFORMED, null, raw)))
                .isEqualTo(
                        "{\"stream\":\"in \\\"1\\\"\",\"reason\":\"MALFORMED\",\"field\":null,"
                                + "\"topic\":\"t\",\"partition\":1,\"offset\":12,\"raw\":\"{\\\"id\\\": \\\"\u00e9\\n\""
                                + Lines.END);
        assertThat(text(deadLetter("s", DeadReason.MISSING_FIELD, "ids", new byte[0])))
                .isEqualTo(
                        "{\"stream\":\"s\",\"reason\":\"MISSING_FIELD\",\"field\":\"ids\","
                                + "\"topic\":\"t\",\"partition\":1,\"offset\":12,\"raw\":\"\""
                                + Lines.END);
        assertThat(text(deadLetter("s", DeadReason.MALFORMED, null, null)))
                .endsWith("\"raw\":null" + Lines.END);
    }

    private byte[] deadLetter(String stream, DeadReason reason, String field, byte[] raw) {
        return encoder.deadLetterValue(
                stream, reason, field, "t", 1, 12, Original.of(raw, 1 << 20));
    }

    @Test
    void saysOfADeadLetterThatItWasCut() throws IOException {
        byte[] raw = "{\u20ac\u20ac".getBytes(StandardCharsets.UTF_8);
        JsonNode json =
                mapper.readTree(
                        encoder.deadLetterValue(
                                "s", DeadReason.MALFORMED, null, "t", 1, 12, Original.of(raw, 6)));
        assertThat(json.get("raw").textValue()).isEqualTo("{\u20ac");
        assertThat(json.get("originalBytes").intValue()).isEqualTo(7);
        assertThat(json.get("sha256").textValue()).isEqualTo(Original.sha256(raw));
    }

    @Test
    void writesADeadLetterThatIsNoUtf8InBase64() throws IOException {
        byte[][] originals = {
            {'{', (byte) 0xFF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xC3}
        };
        for (byte[] raw : originals) {
            JsonNode json = mapper.readTree(deadLetter("s", DeadReason.MALFORMED, null, raw));
            assertThat(json.has("raw")).isFalse();
            assertThat(Base64.getDecoder().decode(json.get("rawBase64").textValue()))
                    .isEqualTo(raw);
        }
    }

    @Test
    void writesTheDeadLetterOfALeg() {
        assertThat(
                        text(
                                encoder.beyondHorizonValue(
                                        "sensor",
                                        LegText.of("c", "o"),
                                        "ACTUAL",
                                        TEXT,
                                        1,
                                        4,
                                        TEXT,
                                        4,
                                        7,
                                        TIME)))
                .isEqualTo(
                        "{\"stream\":\"sensor\",\"reason\":\"BEYOND_HORIZON\",\"field\":null,\"control\":\"c\","
                                + "\"output\":\"o\",\"side\":\"ACTUAL\",\"source\":\"s/1\",\"id\":\"a%3\","
                                + "\"eventTime\":\"2026-11-20T10:00:30.000Z\""
                                + Lines.END);
    }
}
