package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRecordTest {

    private static final String GOOD = "\"id\":\"a\",\"source\":\"s\",\"ts\":5";

    private final DecoderTester tester = new DecoderTester(Streams.plain());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "null",
                "42",
                "\"text\"",
                "{}{}",
                "{} x",
                "{}]",
                "{,}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x1}",
                "{\"a\":1 2}",
                "{\"a\":tru}",
                "{\"a\":truee}",
                "{\"a\":True}",
                "{\"a\":nul",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{\"a\":[}",
                "{\"a\":\"x}",
                "{\"a\":\"\\\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u123",
                "{\"a\":\"\\",
                "{\"a\":\"\t\"}",
                "{\"a\n\":1}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":1}\u0000",
                "{\"a\":1//x\n}",
                "{\"a\":1/**/}",
                "{\"a\":1;}",
                "\u000b{}",
                "\u00a0{}",
                "{\"a\":\u2028}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1:2}",
                "{1:2}"
            })
    void refusesWhatIsNoJsonObject(String json) {
        assertThat(tester.decode(json)).isEqualTo("MALFORMED null");
        if (json.startsWith("{\"a")) {
            assertThat(tester.decode("{" + GOOD + "," + json.substring(1)))
                    .isEqualTo("MALFORMED null");
        }
    }

    @Test
    void refusesATombstone() {
        assertThat(tester.decode((byte[]) null)).isEqualTo("MALFORMED null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
    void refusesOtherEncodings(String charset) {
        assertThat(
                        tester.decode(
                                ("{" + GOOD + ",\"x\":\"\u00e9\"}")
                                        .getBytes(Charset.forName(charset))))
                .isEqualTo("MALFORMED null");
    }

    @Test
    void refusesAByteOrderMark() {
        assertThat(tester.decode("\ufeff{" + GOOD + "}")).isEqualTo("MALFORMED null");
        assertThat(tester.decode("{" + GOOD + ",\"x\":\"\ufeff\"}")).isEqualTo("5 s a");
    }

    @Test
    void agreesWithTheLibraryOnEverySequenceOfUtf8() {
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0x7F; second < 0x101; second++) {
                for (int third : new int[] {0x41, 0x7F, 0x80, 0xBF, 0xC0}) {
                    for (int fourth : new int[] {0x41, 0x80, 0xBF, 0xC0}) {
                        byte[] text = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        byte[] again =
                                new String(text, StandardCharsets.UTF_8)
                                        .getBytes(StandardCharsets.UTF_8);
                        assertThat(Utf8.isValid(text, 0, 4))
                                .isEqualTo(java.util.Arrays.equals(text, again));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesACharacterThatIsCutOff(int length) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
        json.write("\ud83d\ude00".getBytes(StandardCharsets.UTF_8), 0, length);
        assertThat(tester.decode(json.toByteArray())).isEqualTo("MALFORMED null");
        json.writeBytes("\",\"source\":\"s\",\"ts\":5}".getBytes(StandardCharsets.UTF_8));
        assertThat(tester.decode(json.toByteArray())).isEqualTo("MALFORMED null");
    }

    @Test
    void nestsAThousandDeepAndNoDeeper() {
        assertThat(tester.decode(nested(999))).isEqualTo("5 s a");
        assertThat(tester.decode(nested(1000))).isEqualTo("MALFORMED null");
        assertThat(tester.decode(nested(1_000_000))).isEqualTo("MALFORMED null");
        assertThat(tester.decode("{\"x\":".repeat(1_000_000))).isEqualTo("MALFORMED null");
    }

    private static String nested(int arrays) {
        return "{\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "," + GOOD + "}";
    }

    @Test
    void takesLongNumbersNamesAndTextsForWhatTheyAre() {
        int length = 10_000_000;
        DecoderTester values = new DecoderTester(Streams.withValue());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    String digits = "7".repeat(length);
                    assertThat(values.decode("{\"value\":" + digits + "," + GOOD + "}"))
                            .isEqualTo("5 s a NOT_A_NUMBER");
                    assertThat(values.decode("{\"value\":52." + digits + "," + GOOD + "}"))
                            .isEqualTo("5 s a");
                    assertThat(values.decode("{\"value\":52e-" + digits + "," + GOOD + "}"))
                            .isEqualTo("5 s a OUT_OF_RANGE");
                    assertThat(values.decode("{\"value\":52,\"" + digits + "\":1," + GOOD + "}"))
                            .isEqualTo("5 s a");
                    assertThat(values.decode("{\"value\":52," + GOOD + ",\"ts\":" + digits + "}"))
                            .isEqualTo("BAD_TIMESTAMP time");
                    assertThat(
                                    values.decode(
                                            "{\"value\":52,"
                                                    + GOOD
                                                    + ",\"id\":\""
                                                    + digits
                                                    + "\"}"))
                            .isEqualTo("MALFORMED id");
                });
    }
}
