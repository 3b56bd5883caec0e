package dev.recon.sink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Key, value and headers as they are. The record's time is that of writing, not the event time:
 * otherwise retention would delete what a replay of old data has just written.
 */
final class OutRecordSchema implements KafkaRecordSerializationSchema<OutRecord> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    OutRecordSchema(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutRecord out, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, out.key, out.value);
        Headers headers = record.headers();
        for (int i = 0; i + 1 < out.headers.length; i += 2) {
            headers.add(new String(out.headers[i], StandardCharsets.UTF_8), out.headers[i + 1]);
        }
        return record;
    }
}
