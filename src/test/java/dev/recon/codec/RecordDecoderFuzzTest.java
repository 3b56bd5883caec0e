package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.Range;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordDecoderFuzzTest {

    private static final int RECORDS_PER_STREAM = 80_000;
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
        assertThat(seen).as("every outcome was met").hasSizeGreaterThanOrEqualTo(10);
        assertThat(seen).allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(100));
    }

    private void compare(StreamConfig stream, long seed) {
        RandomJson records = new RandomJson(seed);
        DecoderTester decoder = new DecoderTester(stream);
        ReferenceDecoder reference = new ReferenceDecoder(stream, Set.of("A", "B\u00e9"));
        for (int i = 0; i < RECORDS_PER_STREAM; i++) {
            byte[] json = records.next();
            long wallClock = i % 2 == 0 ? 10_000 : Long.MAX_VALUE;
            String said = decoder.decode(json, wallClock);
            String expected = reference.decode(json, wallClock, DecoderTester.TOLERANCE);
            if (!said.equals(expected)) {
                assertThat(said)
                        .as("seed %d: %s", seed, new String(json, StandardCharsets.UTF_8))
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

    private static boolean hasValue(Decoded out) {
        return out.dead == null
                && !out.heartbeat
                && !out.noop
                && out.invalid != dev.recon.core.Invalid.NOT_A_NUMBER;
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
