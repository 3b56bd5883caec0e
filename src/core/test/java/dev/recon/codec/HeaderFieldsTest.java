package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.Range;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldsTest {

    private static final byte[] NO_UTF8 = {'a', (byte) 0xFF};

    private DecoderTester tester;

    @BeforeEach
    void allFieldsInHeaders() {
        Map<Field, String> headers =
                Map.of(
                        Field.ID, "header:id",
                        Field.SOURCE, "header:source",
                        Field.TIME, "header:time",
                        Field.TYPE, "header:type",
                        Field.ROLE, "header:role",
                        Field.VALUE, "header:value");
        tester = new DecoderTester(Streams.with(new Range(50, 55), headers));
        tester.header("id", "a").header("source", "s").header("time", "5").header("value", "52");
    }

    @Test
    void doesNotLookAtABodyThatNothingIsReadFrom() {
        assertThat(tester.decode((byte[]) null)).isEqualTo("5 s a");
        assertThat(tester.decode("{ no json")).isEqualTo("5 s a");
    }

    @Test
    void looksAtABodyThatOneFieldIsReadFrom() {
        DecoderTester mixed =
                new DecoderTester(Streams.with(null, Map.of(Field.TIME, "header:time")));
        mixed.header("time", "2026-11-20T10:00:00Z");
        assertThat(mixed.decode("{\"id\":\"a\",\"source\":\"s\",\"ts\":7}"))
                .isEqualTo("1795168800000 s a");
        assertThat(mixed.decode("{ no json")).isEqualTo("MALFORMED null");
        assertThat(mixed.decode((byte[]) null)).isEqualTo("MALFORMED null");
    }

    @ParameterizedTest
    @CsvSource({
        "5,5 s a",
        "0005,5 s a",
        "1970-01-01T00:00:01Z,1000 s a",
        "'',BAD_TIMESTAMP time",
        "0,BAD_TIMESTAMP time",
        "-5,BAD_TIMESTAMP time",
        "' 5',BAD_TIMESTAMP time",
        "5.0,BAD_TIMESTAMP time",
        "99999999999999999999,BAD_TIMESTAMP time",
    })
    void readsTheTimeAsIntegerOrText(String time, String expected) {
        assertThat(tester.header("time", time).decode("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "52,5 s a",
        "5.2e1,5 s a",
        "-52,5 s a OUT_OF_RANGE",
        "'',5 s a NOT_A_NUMBER",
        "' 52',5 s a NOT_A_NUMBER",
        "'52 ',5 s a NOT_A_NUMBER",
        "052,5 s a NOT_A_NUMBER",
        "NaN,5 s a NOT_A_NUMBER",
    })
    void readsTheValueAsAJsonNumber(String value, String expected) {
        assertThat(tester.header("value", value).decode("")).isEqualTo(expected);
    }

    @Test
    void takesTextAsItStands() {
        tester.header("id", "\\u0041\"\u00e9").header("role", "B\u00e9").header("type", "noop");
        assertThat(tester.decode("")).isEqualTo("5 s \\u0041\"\u00e9 noop role=B\u00e9");
        assertThat(tester.header("type", "heartbeat").decode("")).isEqualTo("heartbeat 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "source", "id"})
    void whatIsNoUtf8IsMissing(String name) {
        assertThat(tester.header(name, NO_UTF8).decode("")).isEqualTo("MISSING_FIELD " + name);
        assertThat(tester.header(name, (byte[]) null).decode(""))
                .isEqualTo("MISSING_FIELD " + name);
    }

    @Test
    void emptySourceOrIdIsMissing() {
        assertThat(tester.header("id", "").decode("")).isEqualTo("MISSING_FIELD id");
        assertThat(tester.header("source", "").decode("")).isEqualTo("MISSING_FIELD source");
        assertThat(tester.header("source", "*").decode("")).isEqualTo("MISSING_FIELD source");
    }

    @Test
    void noHeaderIsAList() {
        DecoderTester list = new DecoderTester(Streams.with(null, Map.of(Field.IDS, "header:ids")));
        list.header("ids", "[\"a\"]");
        assertThat(list.decode("{\"source\":\"s\",\"ts\":5}")).isEqualTo("MISSING_FIELD ids");
    }
}
