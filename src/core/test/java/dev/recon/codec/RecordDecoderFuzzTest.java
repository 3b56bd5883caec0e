package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordDecoderFuzzTest {

    /** Of all streams together; as many as a build has time for. */
    private static final int RECORDS = Integer.getInteger("recon.fuzz.records", 300_000);

    private static final Range RANGE = new Range(50, 55);

    private final Map<String, Integer> seen = new HashMap<>();

    @Test
    void saysOfRandomRecordsWhatASlowDecoderSays() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        compare(Streams.withValue(), seed);
        compare(Streams.with(RANGE, Map.of(Field.IDS, "/ids", Field.VALUE, "/value")), seed + 1);
        Map<Field, String> nested =
                Map.of(
                        Field.ID,
                        "/a/id",
                        Field.SOURCE,
                        "/a/source",
                        Field.TYPE,
                        "/ids/0",
                        Field.VALUE,
                        "/a/x~0y~1z");
        compare(Streams.with(RANGE, nested), seed + 2);
        Map<Field, String> half = Map.of(Field.TIME, "header:t", Field.VALUE, "header:v");
        compare(Streams.with(RANGE, half), seed + 3);
        Map<Field, String> allInHeaders =
                Map.of(
                        Field.ID, "header:i",
                        Field.SOURCE, "header:s",
                        Field.TIME, "header:t",
                        Field.TYPE, "header:y",
                        Field.ROLE, "header:r",
                        Field.VALUE, "header:v");
        compare(Streams.with(RANGE, allInHeaders), seed + 4);
        assertThat(seen).as("every outcome was met").hasSizeGreaterThanOrEqualTo(10);
        assertThat(seen)
                .allSatisfy(
                        (outcome, times) ->
                                assertThat(times).isGreaterThan(isRare(outcome) ? 0 : 100));
    }

    private void compare(StreamConfig stream, long seed) {
        RandomJson records = new RandomJson(seed);
        DecoderTester decoder = new DecoderTester(stream);
        ReferenceDecoder reference = new ReferenceDecoder(stream, Set.of("A", "B\u00e9"));
        boolean hasHeaders = stream.fields().values().stream().anyMatch(FieldPath::header);
        for (int i = 0; i < RECORDS / 5; i++) {
            byte[] json = i % 1_000 == 0 ? null : records.next();
            if (hasHeaders) {
                putHeaders(records, decoder, reference);
            }
            long wallClock = i % 2 == 0 ? 10_000 : Long.MAX_VALUE;
            String said = decoder.decode(json, wallClock);
            String expected = reference.decode(json, wallClock, DecoderTester.TOLERANCE);
            if (!said.equals(expected)) {
                assertThat(said)
                        .as("seed %d, record %d: %s", seed, i, shown(json, reference.headers()))
                        .isEqualTo(expected);
            }
            if (hasValue(decoder.out) && decoder.out.value != reference.value()) {
                assertThat(decoder.out.value)
                        .as("seed %d record %d", seed, i)
                        .isEqualTo(reference.value());
            }
            seen.merge(outcome(decoder.out), 1, Integer::sum);
        }
    }

    /** Texts that are too long are made seldom, for they are slow to make. */
    private static boolean isRare(String outcome) {
        return outcome.startsWith("MALFORMED ") && !outcome.equals("MALFORMED null");
    }

    private static void putHeaders(
            RandomJson records, DecoderTester decoder, ReferenceDecoder reference) {
        decoder.clearHeaders();
        reference.headers().clear();
        for (String name : new String[] {"i", "s", "t", "y", "r", "v", "?"}) {
            byte[] value = records.header();
            decoder.header(name, value);
            reference.headers().put(name, value);
        }
    }

    private static String shown(byte[] json, Map<String, byte[]> headers) {
        StringBuilder shown = new StringBuilder();
        headers.forEach((name, value) -> shown.append(name).append('=').append(text(value)));
        return shown.append(' ').append(text(json)).toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean hasValue(Decoded out) {
        return out.dead == null
                && !out.heartbeat
                && !out.noop
                && out.invalid != dev.recon.core.items.Invalid.NOT_A_NUMBER;
    }

    private static String outcome(Decoded out) {
        if (out.dead != null) {
            return out.dead + " " + out.deadField;
        }
        return out.heartbeat
                ? "heartbeat"
                : out.noop ? "noop" : "item " + out.invalid + " " + out.many;
    }
}
