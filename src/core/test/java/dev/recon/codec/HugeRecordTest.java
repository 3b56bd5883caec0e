package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig.Field;
import dev.recon.rows.DeadReason;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records of 10 MB in every shape that could be slow. Whatever took more than time in proportion to
 * their length would not come to an end here.
 */
class HugeRecordTest {

    private static final int SIZE = 10_000_000;

    private final DecoderTester decoder =
            new DecoderTester(Streams.with(null, Map.of(Field.VALUE, "/value")));
    private final DecoderTester many =
            new DecoderTester(Streams.with(null, Map.of(Field.IDS, "/ids")));

    private static String fill(String piece) {
        return piece.repeat(SIZE / piece.length());
    }

    private static String with(String more) {
        return "{\"ts\":5,\"source\":\"s\",\"id\":\"i\"," + more + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "{\"a\":",
                "\"",
                "\\",
                " ",
                "[[],",
                "{\"id\":\"x\",",
                "9",
                "\u0000",
                "-",
                "null"
            })
    void whatIsNoRecordIsMalformed(String piece) {
        assertThat(decoder.decode(fill(piece))).isEqualTo("MALFORMED null");
        assertThat(decoder.decode("{\"id\":" + fill(piece))).isEqualTo("MALFORMED null");
        assertThat(decoder.decode("{\"id\":\"" + fill(piece))).isEqualTo("MALFORMED null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[],", "{},", "[[[[[]]]]],", "\"\\u0069d\",", "1,", "{\"ts\":{\"ts\":[]}},"})
    void whatNobodyAsksForIsReadOver(String piece) {
        assertThat(decoder.decode(with("\"x\":[" + fill(piece) + "0]")))
                .isEqualTo("5 s i NOT_A_NUMBER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\\u0069", "\\\\", "\u20ac"})
    void namesAndTextsMayBeOfAnyLength(String piece) {
        String text = fill(piece);
        assertThat(decoder.decode(with("\"" + text + "\":1"))).isEqualTo("5 s i NOT_A_NUMBER");
        assertThat(decoder.decode(with("\"type\":\"" + text + "\",\"role\":\"" + text + "\"")))
                .isEqualTo("5 s i NOT_A_NUMBER");
        assertThat(decoder.decode("{\"ts\":\"" + text + "\"}")).isEqualTo("BAD_TIMESTAMP time");
        assertThat(decoder.decode(with("\"source\":\"" + text + "\"")))
                .isEqualTo("MALFORMED source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\":\"j\",", "\"id\":[\"j\"],", "\"i\\u0064\":null,"})
    void ofKeysThatStandAMillionTimesTheLastCounts(String piece) {
        assertThat(decoder.decode(with(fill(piece) + "\"id\":\"k\"")))
                .isEqualTo("5 s k NOT_A_NUMBER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", "0"})
    void numbersMayBeOfAnyLength(String digit) {
        String digits = fill(digit);
        assertThat(decoder.decode("{\"ts\":1" + digits + "}")).isEqualTo("BAD_TIMESTAMP time");
        assertThat(decoder.decode("{\"ts\":-1" + digits + "}")).isEqualTo("BAD_TIMESTAMP time");
        assertThat(decoder.decode("{\"ts\":\"2026-11-20T10:00:00." + digits + "Z\"}"))
                .isEqualTo("MISSING_FIELD source");
        assertThat(decoder.decode(with("\"value\":1" + digits))).isEqualTo("5 s i NOT_A_NUMBER");
        assertThat(decoder.decode(with("\"value\":1." + digits))).isEqualTo("5 s i");
        assertThat(decoder.decode(with("\"value\":1e-" + digits))).isEqualTo("5 s i");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"i\",", "\"\\u0069\" , "})
    void aRecordMayStandForAMillionIds(String piece) {
        String ids = "{\"ts\":5,\"source\":\"s\",\"ids\":[" + fill(piece) + "\"last\"]}";
        many.decode(ids);
        assertThat(many.out.dead).isNull();
        assertThat(many.out.idCount).isEqualTo(SIZE / piece.length() + 1);
        assertThat(many.decode(ids.replace("\"last\"", "{}"))).isEqualTo("MISSING_FIELD ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\\u0069", "/", "%"})
    void whatIsWrittenOfThemIsWrittenOnce(String piece) {
        byte[] bytes = fill(piece).getBytes(UTF_8);
        byte[] letter =
                new DeadLetterEncoder(Lines.current())
                        .deadLetterValue(
                                "s",
                                DeadReason.MALFORMED,
                                null,
                                "t",
                                0,
                                0,
                                Original.of(bytes, 512 << 10));
        assertThat(letter.length).isLessThan(2 * (512 << 10) + 300);
    }
}
