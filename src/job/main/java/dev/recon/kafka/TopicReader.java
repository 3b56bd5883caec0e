package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** All records of a topic, from a time on and up to the end that it has when reading begins. */
public final class TopicReader {

    private final KafkaConfig kafka;
    private final String topic;

    public TopicReader(KafkaConfig kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /**
     * @return where each partition ended when reading began
     * @throws KafkaUnreachable when Kafka does not answer or refuses
     * @throws KafkaSettingsException when no client can be made of the properties
     * @throws E as the handler does
     */
    public <E extends Exception> Map<TopicPartition, Long> read(RecordHandler<E> handler) throws E {
        return read(0, handler);
    }

    /**
     * @param sinceMillis epoch milliseconds of the records' own time; 0 for all
     * @return where each partition ended when reading began
     * @throws KafkaUnreachable when Kafka does not answer or refuses
     * @throws KafkaSettingsException when no client can be made of the properties
     * @throws E as the handler does
     */
    public <E extends Exception> Map<TopicPartition, Long> read(
            long sinceMillis, RecordHandler<E> handler) throws E {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (CommittedReader reader = new CommittedReader(kafka)) {
            reader.read(
                    "the topic " + topic,
                    consumer -> ends.putAll(read(consumer, sinceMillis, handler)));
        }
        return ends;
    }

    private <E extends Exception> Map<TopicPartition, Long> read(
            Consumer<byte[], byte[]> consumer, long sinceMillis, RecordHandler<E> handler)
            throws E {
        List<TopicPartition> all = ReadToEnd.assignWhole(consumer, List.of(topic));
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        if (sinceMillis > 0) {
            starts(consumer, all, sinceMillis, ends).forEach(consumer::seek);
        }
        ReadToEnd.read(
                consumer,
                ends,
                new Stall("the topic " + topic),
                record -> {
                    if (record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
                        handler.handle(record);
                    }
                });
        return ends;
    }

    private static Map<TopicPartition, Long> starts(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> all,
            long sinceMillis,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        all.forEach(partition -> times.put(partition, sinceMillis));
        // The ends are older: what is written meanwhile does not fall between both.
        return OffsetsByTime.orEnd(consumer.offsetsForTimes(times), ends);
    }
}
