package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads stretches of partitions. What is not there any more, or not yet, is left out.
 *
 * <p>For one thread.
 */
public final class RangeReader implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;

    /**
     * The offsets of a stretch.
     *
     * @param from the first, at least 0
     * @param to the one behind the last
     */
    public record Range(long from, long to) {}

    public RangeReader(KafkaConfig kafka) {
        consumer = KafkaClients.committed(kafka);
    }

    /**
     * @param ranges in ascending order, none overlapping another
     * @throws KafkaUnreachable when nothing more has come for a minute
     * @throws E as the handler does
     */
    public <E extends Exception> void read(
            TopicPartition partition, List<Range> ranges, RecordHandler<E> handler) throws E {
        List<TopicPartition> only = List.of(partition);
        consumer.assign(only);
        long begin = consumer.beginningOffsets(only).get(partition);
        long end = consumer.endOffsets(only).get(partition);
        for (Range range : ranges) {
            Range there = new Range(Math.max(begin, range.from), Math.min(end, range.to));
            if (there.from < there.to) {
                read(partition, there, handler);
            }
        }
    }

    private <E extends Exception> void read(
            TopicPartition partition, Range range, RecordHandler<E> handler) throws E {
        consumer.seek(partition, range.from);
        ReadToEnd.read(
                consumer,
                Map.of(partition, range.to),
                new Stall("the topic " + partition.topic()),
                record -> handle(record, range, handler));
    }

    private static <E extends Exception> void handle(
            ConsumerRecord<byte[], byte[]> record, Range range, RecordHandler<E> handler) throws E {
        if (record.offset() >= range.from && record.offset() < range.to) {
            handler.handle(record);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
