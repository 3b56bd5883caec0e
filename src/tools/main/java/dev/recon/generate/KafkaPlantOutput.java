package dev.recon.generate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to two topics; the record's time is the event time. The topics have to exist, see {@link
 * KafkaTopics}.
 */
public final class KafkaPlantOutput implements PlantOutput {

    private final Producer<byte[], byte[]> producer;
    private final String sensorTopic;
    private final String auditTopic;
    private volatile Exception failure;

    /**
     * @param properties of the client, {@code bootstrap.servers} among them; they win over the
     *     defaults for throughput
     */
    public KafkaPlantOutput(Map<String, String> properties, String sensorTopic, String auditTopic) {
        this.sensorTopic = sensorTopic;
        this.auditTopic = auditTopic;
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        all.putAll(properties);
        producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    // What becomes of a record is said to the callback.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
            throws IOException {
        failIfBroken();
        String topic = stream == PlantStream.AUDIT ? auditTopic : sensorTopic;
        Integer where = partition == BY_KEY ? null : partition;
        Long time = eventTimeMillis > 0 ? eventTimeMillis : null;
        try {
            producer.send(
                    new ProducerRecord<>(topic, where, time, key, value),
                    (done, e) -> {
                        if (e != null) {
                            failure = e;
                        }
                    });
        } catch (KafkaException e) {
            throw new IOException("cannot write to topic " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try (producer) {
            producer.flush();
        } catch (KafkaException e) {
            throw new IOException("cannot write to Kafka: " + e.getMessage(), e);
        }
        failIfBroken();
    }

    private void failIfBroken() throws IOException {
        if (failure != null) {
            throw new IOException("Kafka refused a record: " + failure.getMessage(), failure);
        }
    }
}
