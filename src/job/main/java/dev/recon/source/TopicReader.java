package dev.recon.source;

import dev.recon.config.KafkaConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
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
     * @param sinceMillis 0 for all
     * @throws KafkaUnreachable when Kafka does not answer or refuses
     */
    public void read(long sinceMillis, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        KafkaReads.explaining(
                kafka,
                "read the topic " + topic,
                () -> {
                    try (KafkaConsumer<byte[], byte[]> consumer = KafkaReads.consumer(kafka)) {
                        read(consumer, sinceMillis, taker);
                    }
                    return null;
                });
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            long sinceMillis,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        List<TopicPartition> all = ReadToEnd.partitions(consumer, topic);
        consumer.assign(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        seek(consumer, all, sinceMillis, ends);
        ReadToEnd.read(
                consumer,
                ends,
                "the topic " + topic,
                record -> {
                    if (record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
                        taker.accept(record);
                    }
                });
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> all,
            long sinceMillis,
            Map<TopicPartition, Long> ends) {
        if (sinceMillis <= 0) {
            consumer.seekToBeginning(all);
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        all.forEach(partition -> times.put(partition, sinceMillis));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        for (TopicPartition partition : all) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
        }
    }
}
