package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks whether a reader at a given offset would still get a record. The end offset alone cannot
 * say: markers of transactions, aborted records and what compaction or retention took away also
 * stand before it, and no reader will ever report having processed those. So where offsets are
 * left, they are read.
 *
 * <p>For one thread.
 */
public final class BacklogProbe implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long SCAN_NANOS = Duration.ofSeconds(2).toNanos();

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;

    /** What has been seen to hold no record, so that asking again resumes there. */
    private final Map<TopicPartition, Barren> barren = new HashMap<>();

    private record Barren(long from, long to) {}

    /**
     * @param clientId by which the brokers know it; of no other client
     * @throws KafkaSettingsException when no client can be made of the properties
     */
    public BacklogProbe(String topic, String clientId, KafkaConfig kafka) {
        this.topic = topic;
        Properties properties = KafkaClients.input(kafka);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
        properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "262144");
        this.consumer = KafkaClients.consumer(kafka, properties);
    }

    /**
     * For each partition whether no record stands at or beyond its offset.
     *
     * @throws RuntimeException when Kafka cannot be asked
     */
    public Map<Integer, Boolean> caughtUp(Map<Integer, Long> nextOffsets) {
        List<TopicPartition> asked =
                nextOffsets.keySet().stream()
                        .map(partition -> new TopicPartition(topic, partition))
                        .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(asked, ANSWER);
        Map<Integer, Boolean> answer = new HashMap<>();
        Map<TopicPartition, Long> behind = new HashMap<>();
        for (TopicPartition partition : asked) {
            forgetUnless(nextOffsets.get(partition.partition()), partition);
            boolean atEnd = ends.get(partition) <= barren.get(partition).to;
            answer.put(partition.partition(), atEnd);
            if (!atEnd) {
                behind.put(partition, ends.get(partition));
            }
        }
        if (!behind.isEmpty()) {
            scan(behind).forEach(partition -> answer.put(partition.partition(), true));
        }
        return answer;
    }

    private void forgetUnless(long next, TopicPartition partition) {
        Barren known = barren.get(partition);
        if (known == null || known.from != next) {
            barren.put(partition, new Barren(next, Math.max(0, next)));
        }
    }

    /** Those of the partitions that hold no record up to the end. */
    private Set<TopicPartition> scan(Map<TopicPartition, Long> ends) {
        consumer.assign(ends.keySet());
        consumer.resume(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, barren.get(partition).to));
        Set<TopicPartition> empty = new HashSet<>();
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        long deadline = System.nanoTime() + SCAN_NANOS;
        while (!open.isEmpty() && System.nanoTime() - deadline < 0) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            open.removeAll(records.partitions());
            for (TopicPartition partition : open) {
                long reached = consumer.position(partition, ANSWER);
                barren.put(partition, new Barren(barren.get(partition).from, reached));
                if (reached >= ends.get(partition)) {
                    empty.add(partition);
                }
            }
            open.removeAll(empty);
            consumer.pause(
                    ends.keySet().stream().filter(partition -> !open.contains(partition)).toList());
        }
        return empty;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
