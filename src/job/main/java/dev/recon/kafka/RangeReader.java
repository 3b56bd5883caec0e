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

    private final CommittedReader reader;

    /**
     * The offsets of a stretch.
     *
     * @param from the first, at least 0
     * @param to the one behind the last
     */
    public record Range(long from, long to) {}

    /**
     * Does not connect.
     *
     * @throws KafkaSettingsException when no client can be made of the properties
     */
    public RangeReader(KafkaConfig kafka) {
        this(new CommittedReader(kafka));
    }

    RangeReader(CommittedReader reader) {
        this.reader = reader;
    }

    /**
     * @param partition of a topic that exists
     * @param ranges in ascending order, none overlapping another
     * @throws KafkaUnreachable when Kafka does not answer or refuses, or nothing more has come for
     *     a minute
     * @throws TopicException when there is no such topic any more
     * @throws E as the handler does
     */
    public <E extends Exception> void read(
            TopicPartition partition, List<Range> ranges, RecordHandler<E> handler) throws E {
        reader.read(
                "the topic " + partition.topic(),
                consumer -> {
                    List<TopicPartition> only = List.of(partition);
                    consumer.assign(only);
                    long begin = consumer.beginningOffsets(only).get(partition);
                    long end = consumer.endOffsets(only).get(partition);
                    for (Range range : ranges) {
                        Range there =
                                new Range(Math.max(begin, range.from), Math.min(end, range.to));
                        if (there.from < there.to) {
                            read(consumer, partition, there, handler);
                        }
                    }
                });
    }

    private static <E extends Exception> void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Range range,
            RecordHandler<E> handler)
            throws E {
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
        reader.close();
    }
}
