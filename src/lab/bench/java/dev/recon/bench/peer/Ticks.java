package dev.recon.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.bench.ContenderOptions;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The end of input for Kafka Streams, which has none: when all that was in the topics at the start
 * has been joined, one record to every partition of the join with a time beyond all windows.
 *
 * <p>Streams looks for windows that are over at most once a second, when a record moves its time;
 * hence a second round of ticks after the first.
 */
final class Ticks implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final String PREFIX = "\0tick-";
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int ROUNDS = 2;
    private static final long BETWEEN_ROUNDS_MILLIS = 1500;
    private static final long POLL_MILLIS = 200;

    private final ContenderOptions options;
    private final String application;
    private final KafkaAdmin admin;
    private final Map<TopicPartition, Long> ends;
    private long time;

    Ticks(ContenderOptions options, String application) throws InterruptedException {
        this.options = options;
        this.application = application;
        admin = Answers.admin(options);
        ends = offsets(Set.of(options.expected, options.actual), OffsetSpec.latest());
        admin.create(new NewTopic(topic(), Optional.of(1), Optional.empty()));
    }

    String topic() {
        return application + "-ticks";
    }

    /** Returns when every answer is committed. */
    void runToTheEnd(Runnable check) throws InterruptedException {
        awaitConsumed(ends, check);
        awaitJoined(check);
        time = highestTime() + AHEAD.toMillis();
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ROUNDS_MILLIS);
            }
            send();
            awaitConsumed(offsets(Set.of(topic()), OffsetSpec.latest()), check);
            awaitJoined(check);
        }
    }

    /** What has gone into the repartition topics has been taken out of them, too. */
    private void awaitJoined(Runnable check) throws InterruptedException {
        Set<String> repartitioned =
                Set.of(application + "-" + JoinTopology.REPARTITIONED + "-repartition");
        awaitConsumed(offsets(repartitioned, OffsetSpec.latest()), check);
    }

    private void awaitConsumed(Map<TopicPartition, Long> until, Runnable check)
            throws InterruptedException {
        while (!isConsumed(until)) {
            check.run();
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean isConsumed(Map<TopicPartition, Long> until) throws InterruptedException {
        Map<TopicPartition, Long> committed = admin.committed(application);
        return until.entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private long highestTime() throws InterruptedException {
        return listed(Set.of(options.expected, options.actual), OffsetSpec.maxTimestamp())
                .values()
                .stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElseThrow();
    }

    private Map<TopicPartition, Long> offsets(Set<String> topics, OffsetSpec spec)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        listed(topics, spec).forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> listed(Set<String> topics, OffsetSpec spec)
            throws InterruptedException {
        return admin.offsets(admin.partitions(topics), spec);
    }

    // Closing the producer waits for all of them.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send() {
        try (Producer<byte[], byte[]> producer =
                KafkaClients.producer(options.kafka(), Map.of(), Map.of())) {
            time++;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                byte[] key = (PREFIX + partition).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(topic(), 0, time, key, key));
            }
        }
    }

    static boolean isTick(byte[] key) {
        return key != null && key.length > 0 && key[0] == 0;
    }

    static String text(byte[] key) {
        return new String(key, UTF_8);
    }

    /** Deletes the topics that Streams made for itself: they are as large as the input. */
    @Override
    public void close() {
        try (admin) {
            admin.delete(topic -> topic.startsWith(application));
        }
    }

    /** As by default, except that a tick goes where it says. */
    static final class Partitioner implements StreamPartitioner<String, Long> {

        @Override
        public Optional<Set<Integer>> partitions(
                String topic, String key, Long value, int partitions) {
            int partition =
                    key.startsWith(PREFIX)
                            ? Integer.parseInt(key.substring(PREFIX.length()))
                            : Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
            return Optional.of(Set.of(partition));
        }
    }
}
