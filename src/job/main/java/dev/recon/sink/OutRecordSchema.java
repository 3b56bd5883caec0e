package dev.recon.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;

/**
 * Key, value and headers as they are. The record's time is that of writing, not the event time:
 * otherwise retention would delete what a replay of old data has just written.
 */
final class OutRecordSchema implements KafkaRecordSerializationSchema<OutRecord> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final boolean keepsSourcesInOrder;

    /**
     * @param keepsSourcesInOrder whether all of one control, output and source go to one partition,
     *     whatever the last part of the key
     */
    OutRecordSchema(String topic, boolean keepsSourcesInOrder) {
        this.topic = topic;
        this.keepsSourcesInOrder = keepsSourcesInOrder;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutRecord out, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition(out.key, context), out.key, out.value);
        Headers headers = record.headers();
        for (int i = 0; i + 1 < out.headers.length; i += 2) {
            headers.add(new String(out.headers[i], StandardCharsets.UTF_8), out.headers[i + 1]);
        }
        return record;
    }

    /** Null where Kafka is to choose by the key. */
    private Integer partition(byte[] key, KafkaSinkContext context) {
        if (!keepsSourcesInOrder) {
            return null;
        }
        int end = key.length;
        do {
            end--;
        } while (key[end] != '/');
        int hash = Utils.murmur2(Arrays.copyOf(key, end));
        return Utils.toPositive(hash) % context.getPartitionsForTopic(topic).length;
    }
}
