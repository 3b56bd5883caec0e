package dev.recon.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Polls a consumer until it has passed given ends, or gives up when nothing comes any more. */
public final class ReadToEnd {

    private static final Duration POLL = Duration.ofMillis(200);

    private ReadToEnd() {}

    /**
     * Takes a record.
     *
     * @param <E> why it cannot
     */
    public interface Taker<E extends Exception> {
        void take(ConsumerRecord<byte[], byte[]> record) throws E;
    }

    static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Assigns all partitions of a topic to the consumer, each at its beginning. */
    public static List<TopicPartition> assignWhole(
            Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> all = partitions(consumer, topic);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return all;
    }

    /**
     * @param ends of partitions that are assigned to the consumer
     * @param what is being read, in words, for the message
     * @param taker is handed all that is polled, also what came after the ends
     * @throws KafkaUnreachable when nothing more has come for a minute
     */
    public static <E extends Exception> void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            String what,
            Taker<E> taker)
            throws E {
        read(consumer, ends, new Stall(what), taker);
    }

    static <E extends Exception> void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Stall stall,
            Taker<E> taker)
            throws E {
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                taker.take(record);
            }
            stall.check(ends.keySet().stream().mapToLong(consumer::position).sum());
        }
    }
}
