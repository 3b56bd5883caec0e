package dev.recon.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Polls a consumer until it has passed given ends, or gives up when nothing comes any more. */
final class ReadToEnd {

    static final Duration POLL = Duration.ofMillis(200);

    private ReadToEnd() {}

    /** Assigns all partitions of the topics to the consumer, each at its beginning. */
    static List<TopicPartition> assignWhole(
            Consumer<byte[], byte[]> consumer, Collection<String> topics) {
        List<TopicPartition> all =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return all;
    }

    /**
     * @param ends of partitions that are assigned to the consumer
     * @param stall notices that nothing comes any more
     * @param handler is handed all that is polled, also what came after the ends
     * @throws KafkaUnreachable when nothing more has come for a minute
     */
    static <E extends Exception> void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Stall stall,
            RecordHandler<E> handler)
            throws E {
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                handler.handle(record);
            }
            stall.check(ends.keySet().stream().mapToLong(consumer::position).sum());
        }
    }
}
