package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sources and ids that are too long to be written. */
class LongTextTest {

    /** What the client of Kafka takes unless it is configured otherwise. */
    private static final int LARGEST_REQUEST = 1 << 20;

    private static final int MOST = RecordDecoder.LONGEST_TEXT;

    private final DecoderTester one = new DecoderTester(Streams.withValue());
    private final DecoderTester many =
            new DecoderTester(Streams.with(null, Map.of(Field.IDS, "/ids")));

    private static String record(String source, String id) {
        return "{\"ts\":5,\"source\":\"%s\",\"id\":\"%s\",\"value\":51}".formatted(source, id);
    }

    @Test
    void theLongestCanBeUsed() {
        String longest = "x".repeat(MOST);
        assertThat(one.decode(record(longest, longest))).isEqualTo("5 " + longest + " " + longest);
        String escaped = "\\u0001".repeat(MOST);
        assertThat(one.decode(record(escaped, escaped))).startsWith("5 \u0001");
    }

    @Test
    void oneByteMoreIsADeadLetterThatNamesTheField() {
        String longer = "x".repeat(MOST + 1);
        assertThat(one.decode(record(longer, "a"))).isEqualTo("MALFORMED source");
        assertThat(one.decode(record("s", longer))).isEqualTo("MALFORMED id");
        assertThat(one.decode(record("s", "\u00e9".repeat(MOST / 2 + 1))))
                .isEqualTo("MALFORMED id");
        assertThat(many.decode("{\"ts\":5,\"source\":\"s\",\"ids\":[\"a\",\"" + longer + "\"]}"))
                .isEqualTo("MALFORMED ids");
    }

    @Test
    void whatIsMissingIsNamedFirst() {
        String longer = "x".repeat(MOST + 1);
        assertThat(many.decode("{\"ts\":5,\"source\":\"s\",\"ids\":[\"" + longer + "\",7]}"))
                .isEqualTo("MISSING_FIELD ids");
        assertThat(one.decode("{\"source\":\"" + longer + "\"}")).isEqualTo("MISSING_FIELD time");
    }

    @Test
    void aHeartbeatNeedsNoneOfThem() {
        assertThat(
                        one.decode(
                                "{\"ts\":5,\"type\":\"heartbeat\",\"id\":\""
                                        + "x".repeat(MOST + 1)
                                        + "\"}"))
                .isEqualTo("heartbeat 5");
    }

    @Test
    void whatIsWrittenOfTheLongestFitsIntoARequest() {
        for (String worst : new String[] {"\u0001", "%", "\"", "\\"}) {
            byte[] text = worst.repeat(MOST).getBytes(UTF_8);
            OutputEncoder encoder = new OutputEncoder(Lines.current());
            LegText leg = LegText.of("control", "output");
            int key = encoder.exceptionKey(leg, text, 0, MOST, text, 0, MOST).length;
            int value =
                    encoder.exceptionValue(
                                    "INVALID",
                                    leg,
                                    text,
                                    0,
                                    MOST,
                                    text,
                                    0,
                                    MOST,
                                    5,
                                    "NOT_A_NUMBER",
                                    "EXPECTED")
                            .length;
            assertThat(key + value).isLessThan(LARGEST_REQUEST - 100_000);
        }
    }

    @Test
    void aMillionIdsInOneRecordAreAMillion() {
        StringBuilder ids = new StringBuilder("{\"ts\":5,\"source\":\"s\",\"ids\":[\"0\"");
        for (int i = 1; i < 1_000_000; i++) {
            ids.append(",\"").append(i).append('"');
        }
        byte[] json = ids.append("]}").toString().getBytes(UTF_8);
        RecordDecoder decoder =
                new RecordDecoder(
                        Streams.with(null, Map.of(Field.IDS, "/ids")), java.util.Set.of(), 0);
        Decoded out = new Decoded();
        decoder.decode(new BareRecord(json), Long.MAX_VALUE, out);
        assertThat(out.idCount).isEqualTo(1_000_000);
        int last = out.idCount - 1;
        assertThat(
                        new String(
                                out.text,
                                out.idStart[last],
                                out.idEnd[last] - out.idStart[last],
                                UTF_8))
                .isEqualTo("999999");

        decoder.decode(new BareRecord("{}".getBytes(UTF_8)), Long.MAX_VALUE, out);
        assertThat(out.text.length + out.idStart.length).as("memory kept").isLessThan(1 << 20);
    }
}
