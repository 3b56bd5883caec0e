package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.deadletter.Letter;
import dev.recon.e2e.HostileRecords.Hostile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Three topics of good records among hostile ones, and a memory of which stands where, small enough
 * for millions.
 */
final class HostileTopics implements AutoCloseable {

    static final int PARTITIONS = 2;
    static final long START = 1_763_632_800_000L;
    static final int SOURCES = 20;
    static final int PAST = 500;

    private static final int HUGE = 10_000_000;
    private static final long SPAN_MILLIS = 1_800_000;
    private static final Map<String, String> LARGE = Map.of("max.message.bytes", "20000000");

    private final Random random;
    private final HostileRecords hostile;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<String> verdicts = new ArrayList<>(List.of("good"));
    private final Map<String, Memory> memories = new HashMap<>();
    private long dead;

    /** What stands in a partition, by offset. */
    private static final class Memory {
        private byte[] verdicts = new byte[1024];
        private int[] lengths = new int[1024];
        private int[] hashes = new int[1024];
        private int size;
        private final BitSet met = new BitSet();

        private void add(int verdict, byte[] value) {
            if (size == verdicts.length) {
                verdicts = Arrays.copyOf(verdicts, size * 2);
                lengths = Arrays.copyOf(lengths, size * 2);
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            verdicts[size] = (byte) verdict;
            lengths[size] = value == null ? -1 : value.length;
            hashes[size++] = Arrays.hashCode(value);
        }
    }

    HostileTopics(Site site, String prefix, long seed) {
        this.random = new Random(seed);
        this.hostile = new HostileRecords(seed);
        this.prefix = prefix;
        for (String stream : List.of("audit", "sensor", "cloud")) {
            site.broker().createTopic(prefix + "-" + stream, PARTITIONS, LARGE);
        }
        producer =
                TestTopics.producer(
                        site.servers(),
                        Map.of(
                                "max.request.size", "20000000",
                                "buffer.memory", "67108864",
                                "batch.size", "131072",
                                "linger.ms", "20"));
    }

    /**
     * So many good ids, each expected, and at two outputs unless it is missing there; and in
     * between so many hostile records.
     */
    void write(int ids, long hostiles) {
        long written = 0;
        for (int i = 0; i < ids; i++) {
            for (; written < hostiles * (i + 1) / ids; written++) {
                writeHostile(written);
            }
            writeGood(i, START + SPAN_MILLIS * i / ids);
        }
        if (hostiles > 0) {
            for (int i = 0; i < PAST; i++) {
                good("sensor", HostileRecords.record("past" + i, "past", Integer.toString(i + 1)));
            }
            for (int i = 0; i < 8; i++) {
                put("sensor", hostile.large(HUGE));
            }
            put("audit", hostile.large(HUGE));
        }
        producer.flush();
    }

    private void writeGood(int i, long time) {
        String source = "s" + i % SOURCES;
        String record = HostileRecords.record("g" + i, source, Long.toString(time));
        good("audit", record);
        if (!isMissing("sensor", i)) {
            // Long, and good all the same.
            boolean isHuge = i == 1 && dead > 0;
            String pad = isHuge ? "{\"pad\":\"" + "x".repeat(HUGE) + "\"," : "{";
            good("sensor", pad + record.substring(1));
        }
        if (!isMissing("cloud", i)) {
            ProducerRecord<byte[], byte[]> cloud =
                    record("cloud", ("{\"source\":\"" + source + "\"}").getBytes(UTF_8));
            cloud.headers().add("id", ("g" + i).getBytes(UTF_8));
            cloud.headers().add("time", Long.toString(time).getBytes(UTF_8));
            send("cloud", cloud, "good");
        }
    }

    static boolean isMissing(String output, int i) {
        return output.equals("sensor") ? i % 10 == 0 : i % 7 == 0;
    }

    private void writeHostile(long number) {
        switch ((int) (number % 5)) {
            case 0 -> put("audit", hostile.body());
            case 1 -> put("cloud", hostile.header());
            default -> put("sensor", hostile.body());
        }
    }

    private void put(String stream, Hostile one) {
        ProducerRecord<byte[], byte[]> record = record(stream, one.value());
        if (one.id() != null) {
            record.headers().add("id", one.id());
        }
        if (stream.equals("cloud")) {
            // A header may stand twice, and may have no value; the last counts.
            record.headers().add("time", new byte[] {'9'});
            record.headers().add("time", one.time());
        }
        dead++;
        send(stream, record, one.verdict());
    }

    private void good(String stream, String json) {
        send(stream, record(stream, json.getBytes(UTF_8)), "good");
    }

    private ProducerRecord<byte[], byte[]> record(String stream, byte[] value) {
        int partition = random.nextInt(PARTITIONS);
        byte[] key = random.nextBoolean() ? null : new byte[random.nextInt(5)];
        return new ProducerRecord<>(prefix + "-" + stream, partition, null, key, value);
    }

    private void send(String stream, ProducerRecord<byte[], byte[]> record, String verdict) {
        producer.send(record);
        if (!verdicts.contains(verdict)) {
            verdicts.add(verdict);
        }
        memory(prefix + "-" + stream, record.partition())
                .add(verdicts.indexOf(verdict), record.value());
    }

    private Memory memory(String topic, int partition) {
        return memories.computeIfAbsent(topic + "/" + partition, place -> new Memory());
    }

    long dead() {
        return dead;
    }

    /** Checks that a letter is as expected, and the first of its record. */
    void check(Letter letter) {
        Memory memory = memory(letter.origin().topic(), letter.origin().partition());
        int at = (int) letter.origin().offset();
        String verdict = verdicts.get(memory.verdicts[at]);
        String said =
                letter.reason()
                        + " "
                        + (letter.field() == null ? HostileRecords.NO_FIELD : letter.field());
        boolean isWhole =
                letter.isCut()
                        ? letter.dead().originalBytes() == memory.lengths[at]
                                && letter.raw().length > 500_000
                                && letter.dead().sha256().length() == 64
                        : Arrays.hashCode(letter.raw()) == memory.hashes[at]
                                && (letter.raw() == null ? -1 : letter.raw().length)
                                        == memory.lengths[at];
        if (!verdict.equals(said) || !isWhole || memory.met.get(at)) {
            assertThat(said).as("at %s", letter.origin()).isEqualTo(verdict);
            assertThat(isWhole).as("%s has the bytes of its record", letter.origin()).isTrue();
            assertThat(memory.met.get(at)).as("%s a second time", letter.origin()).isFalse();
        }
        memory.met.set(at);
    }

    List<String> verdicts() {
        return verdicts;
    }

    @Override
    public void close() {
        producer.close();
    }
}
