package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {

    private final DecoderTester plain = new DecoderTester(Streams.plain());

    @Test
    void readsTheDefaultFields() {
        assertThat(
                        plain.decode(
                                "{\"id\":\"a1\",\"source\":\"s1\",\"ts\":1795168800000,\"role\":\"A\"}"))
                .isEqualTo("1795168800000 s1 a1 role=A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"id\":7,\"source\":7}|MISSING_FIELD time",
                "{\"id\":7,\"source\":7,\"ts\":null}|MISSING_FIELD time",
                "{\"id\":7,\"source\":7,\"ts\":\"\"}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":true}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":{}}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":[5]}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":0}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":-5}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":1.0}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":1e3}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":\"5\"}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":253402300800000}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":99999999999999999999999999}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":\"9999-12-31T23:59:59-00:01\"}|BAD_TIMESTAMP time",
                "{\"id\":7,\"source\":7,\"ts\":5}|MISSING_FIELD source",
                "{\"id\":7,\"source\":null,\"ts\":5}|MISSING_FIELD source",
                "{\"id\":7,\"source\":\"\",\"ts\":5}|MISSING_FIELD source",
                "{\"id\":7,\"source\":\"*\",\"ts\":5}|MISSING_FIELD source",
                "{\"id\":7,\"source\":\"\\u002a\",\"ts\":5}|MISSING_FIELD source",
                "{\"id\":7,\"source\":\"**\",\"ts\":5}|MISSING_FIELD id",
                "{\"id\":\"\",\"source\":\"s\",\"ts\":5}|MISSING_FIELD id",
                "{\"id\":[\"a\"],\"source\":\"s\",\"ts\":5}|MISSING_FIELD id",
                "{\"source\":\"s\",\"ts\":5}|MISSING_FIELD id",
                "{\"id\":\"*\",\"source\":\"s\",\"ts\":5}|5 s *",
                "{\"id\":\"a\",\"source\":\"s\",\"ts\":\"1970-01-01T00:00:00.0059Z\"}|5 s a",
                "{\"id\":\"a\",\"source\":\"s\",\"ts\":\"1970-01-01T00:00:\\u00300.005\\u005A\"}|5 s a",
                "{\"id\":\"a\",\"source\":\"s\",\"ts\":253402300799999}|253402300799999 s a",
            })
    void blamesTheFirstFieldThatFails(String json, String expected) {
        assertThat(plain.decode(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10000,10000,5",
        "3610000,3610000,5",
        "3610001,FUTURE_TIMESTAMP time,5",
        "999999999999999999999,FUTURE_TIMESTAMP time,5",
        "-999999999999999999999,BAD_TIMESTAMP time,5",
    })
    void refusesWhatIsLaterThanTheWallClockAndTheTolerance(String time, String expected) {
        byte[] json =
                ("{\"type\":\"heartbeat\",\"ts\":" + time + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(plain.decode(json, 10_000).replace("heartbeat ", "")).isEqualTo(expected);
    }

    @Test
    void refusesAFutureTextToo() {
        byte[] json =
                "{\"id\":\"a\",\"ts\":\"2026-11-20T10:00:00.001+00:00\"}"
                        .getBytes(StandardCharsets.UTF_8);
        long limit = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();
        assertThat(plain.decode(json, limit - DecoderTester.TOLERANCE))
                .isEqualTo("FUTURE_TIMESTAMP time");
        assertThat(plain.decode(json, limit + 1 - DecoderTester.TOLERANCE))
                .isEqualTo("MISSING_FIELD source");
    }

    @Test
    void endlessToleranceDoesNotOverflow() {
        RecordDecoder decoder = new RecordDecoder(Streams.plain(), Set.of(), Long.MAX_VALUE);
        byte[] json =
                "{\"ts\":253402300799999,\"type\":\"heartbeat\"}".getBytes(StandardCharsets.UTF_8);
        decoder.decode(new BareRecord(json), Long.MAX_VALUE - 1, plain.out);
        assertThat(plain.out.dead).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"type\":\"heartbeat\",\"ts\":5}|heartbeat 5",
                "{\"type\":\"heart\\u0062eat\",\"ts\":5,\"source\":\"*\"}|heartbeat 5",
                "{\"type\":\"heartbeat\"}|MISSING_FIELD time",
                "{\"type\":\"Heartbeat\",\"ts\":5}|MISSING_FIELD source",
                "{\"type\":\"noop\",\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a noop",
                "{\"type\":\"NOOP\",\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a",
                "{\"type\":[\"noop\"],\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a",
                "{\"type\":\"noop\",\"ts\":5,\"source\":\"s\"}|MISSING_FIELD id",
                "{\"role\":\"B\u00e9\",\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a role=B\u00e9",
                "{\"role\":\"B\\u00e9\",\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a role=B\u00e9",
                "{\"role\":\"a\",\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a",
                "{\"role\":{\"A\":1},\"ts\":5,\"source\":\"s\",\"id\":\"a\"}|5 s a",
            })
    void knowsTypesAndRolesByTheirExactWord(String json, String expected) {
        assertThat(plain.decode(json)).isEqualTo(expected);
    }

    @Test
    void givesTheVeryInstanceOfTheRole() {
        String role = new String("A");
        RecordDecoder decoder = new RecordDecoder(Streams.plain(), Set.of(role), 0);
        byte[] json =
                "{\"id\":\"a\",\"source\":\"s\",\"ts\":5,\"role\":\"A\"}"
                        .getBytes(StandardCharsets.UTF_8);
        decoder.decode(new BareRecord(json), Long.MAX_VALUE, plain.out);
        assertThat(plain.out.role).isSameAs(role);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "50|''",
                "55|''",
                "5.25e1|''",
                "49.999|OUT_OF_RANGE",
                "55.00000000000001|OUT_OF_RANGE",
                "-50|OUT_OF_RANGE",
                "1e308|OUT_OF_RANGE",
                "1e309|NOT_A_NUMBER",
                "\"52\"|NOT_A_NUMBER",
                "null|NOT_A_NUMBER",
                "true|NOT_A_NUMBER",
                "[52]|NOT_A_NUMBER",
            })
    void judgesTheValue(String value, String invalid) {
        DecoderTester tester = new DecoderTester(Streams.withValue());
        String rest = ",\"ts\":5,\"source\":\"s\",\"id\":\"a\"}";
        assertThat(tester.decode("{\"value\":" + value + rest))
                .isEqualTo(("5 s a " + invalid.replace("'", "")).trim());
        assertThat(tester.decode("{\"type\":\"noop\",\"value\":" + value + rest))
                .isEqualTo("5 s a noop");
    }

    @Test
    void keepsTheValueItJudged() {
        DecoderTester tester = new DecoderTester(Streams.withValue());
        tester.decode("{\"value\":-12.75,\"ts\":5,\"source\":\"s\",\"id\":\"a\"}");
        assertThat(tester.out.value).isEqualTo(-12.75);
        assertThat(tester.decode("{\"ts\":5,\"source\":\"s\",\"id\":\"a\"}"))
                .isEqualTo("5 s a NOT_A_NUMBER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[]|5 s many",
                "[ ]|5 s many",
                "[\"a\"]|5 s many a",
                "[ \"a\" , \"b\\\"]\" ,\"\\u00e9\" ]|5 s many a b\"] \u00e9",
                "[\"a\",\"\"]|MISSING_FIELD ids",
                "[\"a\",7]|MISSING_FIELD ids",
                "[\"a\",null]|MISSING_FIELD ids",
                "[\"a\",[\"b\"]]|MISSING_FIELD ids",
                "\"a\"|MISSING_FIELD ids",
                "null|MISSING_FIELD ids",
                "{\"0\":\"a\"}|MISSING_FIELD ids",
            })
    void readsAListOfIdsOrBlamesIt(String ids, String expected) {
        DecoderTester tester = new DecoderTester(Streams.with(null, Map.of(Field.IDS, "/ids")));
        assertThat(tester.decode("{\"id\":7,\"ids\":" + ids + ",\"ts\":5,\"source\":\"s\"}"))
                .isEqualTo(expected);
    }

    @Test
    void missesIdsThatAreNotThere() {
        DecoderTester tester = new DecoderTester(Streams.with(null, Map.of(Field.IDS, "/ids")));
        assertThat(tester.decode("{\"id\":\"a\",\"ts\":5,\"source\":\"s\"}"))
                .isEqualTo("MISSING_FIELD ids");
        assertThat(
                        tester.decode(
                                "{\"ids\":[\"x\"],\"ids\":[\"a\",\"b\"],\"ts\":5,\"source\":\"s\"}"))
                .isEqualTo("5 s many a b");
    }

    @Test
    void followsPointersThroughObjectsArraysAndEscapes() {
        DecoderTester tester =
                new DecoderTester(
                        Streams.with(
                                null,
                                Map.of(
                                        Field.ID,
                                        "/a~1b/1/~0",
                                        Field.SOURCE,
                                        "/a~1b/0",
                                        Field.TIME,
                                        "/",
                                        Field.TYPE,
                                        "/01")));
        assertThat(tester.decode("{\"a/b\":[\"s\",{\"~\":\"i\"},\"x\"],\"\":5,\"01\":\"noop\"}"))
                .isEqualTo("5 s i noop");
        assertThat(tester.decode("{\"a\\/b\":{\"1\":{\"\\u007e\":\"i\"},\"0\":\"s\"},\"\":5}"))
                .isEqualTo("5 s i");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"a\":{\"id\":\"x\"},\"a\":{\"id\":\"y\"}|5 s y",
                "{\"a\":{\"id\":\"x\",\"id\":null}|MISSING_FIELD id",
                "{\"a\":{\"id\":\"x\"},\"a\":7|MISSING_FIELD id",
                "{\"a\":{\"id\":\"x\"},\"\\u0061\":{}|MISSING_FIELD id",
                "{\"a\":7,\"a\":{\"id\":\"x\"}|5 s x",
            })
    void theLastOfSeveralMembersWinsWithAllThatIsInIt(String json, String expected) {
        DecoderTester tester = new DecoderTester(Streams.with(null, Map.of(Field.ID, "/a/id")));
        assertThat(tester.decode(json + ",\"ts\":5,\"source\":\"s\"}")).isEqualTo(expected);
    }

    @Test
    void oneMemberMayBeSeveralFields() {
        DecoderTester tester = new DecoderTester(Streams.with(null, Map.of(Field.SOURCE, "/id")));
        assertThat(tester.decode("{\"id\":\"x\",\"ts\":5}")).isEqualTo("5 x x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d\\ude00",
                "\\ud800",
                "\\udc00",
                "\\udc00\\ud800",
                "\\ud800\\ud83d\\ude00x",
                "?",
                "\\u0000"
            })
    void keepsEveryTextApart(String escaped) {
        plain.decode("{\"id\":\"" + escaped + "\",\"ts\":5,\"source\":\"s\"}");
        String expected = new String(new char[0]);
        for (int i = 0; i < escaped.length(); i++) {
            boolean escape = escaped.charAt(i) == '\\';
            expected +=
                    escape
                            ? (char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16)
                            : escaped.charAt(i);
            i += escape ? 5 : 0;
        }
        Decoded out = plain.out;
        assertThat(DecoderTester.text(out.text, out.idStart[0], out.idEnd[0])).isEqualTo(expected);
    }

    @Test
    void aRecordLeavesNothingBehindForTheNext() {
        DecoderTester tester = new DecoderTester(Streams.withValue());
        tester.decode(
                "{\"id\":\"a\",\"source\":\"s\",\"ts\":5,\"role\":\"A\",\"value\":7,\"type\":\"noop\"}");
        assertThat(tester.decode("{\"ts\":6}")).isEqualTo("MISSING_FIELD source");
        assertThat(tester.decode("{\"source\":\"t\",\"id\":\"b\",\"ts\":7,\"value\":51}"))
                .isEqualTo("7 t b");
        assertThat(tester.out.dead).isNull();
        assertThat(tester.out.deadField).isNull();
    }
}
