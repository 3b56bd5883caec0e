package dev.recon.bench.peer;

import dev.recon.bench.ContenderOptions;
import dev.recon.bench.peer.Answers.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;

/**
 * Both topics keyed by source and id and joined, and the answers of what has no partner.
 *
 * <p>One repartition topic for both, split again behind it: then the two sides of a partition keep
 * the order of time in which Streams reads the partitions of one task. With a topic each, whatever
 * comes through later in the other one finds that time has passed it, and is reported.
 */
final class JoinTopology {

    static final String REPARTITIONED = "keyed";
    private static final String STORES = "join";

    /** The value of what has a partner: nothing is said of it. */
    private static final String MATCHED = "";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<Long> TIME = Serdes.Long();
    private static final int EXPECTED = 1;

    private JoinTopology() {}

    static Topology of(ContenderOptions options, String ticks, Duration window, boolean changelog) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, Long> both = both(builder, options, ticks);
        KStream<String, Long> expected = side(both, EXPECTED);
        KStream<String, Long> actual = side(both, 0);
        expected.outerJoin(
                        actual,
                        JoinTopology::answer,
                        JoinWindows.ofTimeDifferenceWithNoGrace(window),
                        stores(changelog))
                .filter((key, answer) -> !answer.isEmpty())
                .to(options.output, Produced.with(TEXT, TEXT));
        return builder.build();
    }

    private static StreamJoined<String, Long, Long> stores(boolean changelog) {
        StreamJoined<String, Long, Long> stores =
                StreamJoined.with(TEXT, TIME, TIME).withName(STORES).withStoreName(STORES);
        return changelog ? stores.withLoggingEnabled(Map.of()) : stores.withLoggingDisabled();
    }

    private static KStream<String, Long> both(
            StreamsBuilder builder, ContenderOptions options, String ticks) {
        KStream<String, Long> expected = keyed(builder, List.of(options.expected, ticks), EXPECTED);
        return expected.merge(keyed(builder, List.of(options.actual), 0))
                .repartition(
                        Repartitioned.<String, Long>as(REPARTITIONED)
                                .withKeySerde(TEXT)
                                .withValueSerde(TIME)
                                .withNumberOfPartitions(Ticks.PARTITIONS)
                                .withStreamPartitioner(new Ticks.Partitioner()));
    }

    private static KStream<String, Long> keyed(
            StreamsBuilder builder, List<String> topics, int side) {
        ThreadLocal<RecordReader> readers = ThreadLocal.withInitial(RecordReader::new);
        return builder.stream(topics, Consumed.with(BYTES, BYTES))
                .map((key, record) -> keyed(readers.get(), key, record, side))
                .filter((key, time) -> key != null);
    }

    /** Time and side in one number: a value of eight bytes. */
    private static KeyValue<String, Long> keyed(
            RecordReader reader, byte[] key, byte[] record, int side) {
        if (Ticks.isTick(key)) {
            return KeyValue.pair(Ticks.text(key), (long) side);
        }
        return reader.read(record)
                ? KeyValue.pair(reader.key(), reader.time() << 1 | side)
                : KeyValue.pair(null, null);
    }

    private static KStream<String, Long> side(KStream<String, Long> both, int side) {
        return both.filter((key, value) -> (value & EXPECTED) == side);
    }

    private static String answer(String key, Long expected, Long actual) {
        if (expected != null && actual != null) {
            return MATCHED;
        }
        return expected != null
                ? answer(Verdict.MISSING, key, expected)
                : answer(Verdict.UNEXPECTED, key, actual);
    }

    private static String answer(Verdict verdict, String key, long value) {
        return Answers.json(verdict, RecordReader.source(key), RecordReader.id(key), value >> 1);
    }
}
