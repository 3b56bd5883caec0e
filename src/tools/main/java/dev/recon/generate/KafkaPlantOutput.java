package dev.recon.generate;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaClients;
import dev.recon.kafka.KafkaErrors;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes to two topics; the record's time is the event time. The topics have to exist, see {@link
 * KafkaTopics}.
 */
public final class KafkaPlantOutput implements PlantOutput {

    private static final Map<String, String> THROUGHPUT =
            Map.of(
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                    ProducerConfig.ACKS_CONFIG, "all",
                    ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                    ProducerConfig.LINGER_MS_CONFIG, "20",
                    ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(1 << 18),
                    ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(64L << 20));

    private final KafkaConfig kafka;
    private final Producer<byte[], byte[]> producer;
    private final String sensorTopic;
    private final String auditTopic;
    private volatile KafkaException failure;

    /**
     * @param kafka its properties win over the defaults for throughput
     * @throws dev.recon.kafka.KafkaSettingsException when no client can be made of them
     */
    public KafkaPlantOutput(KafkaConfig kafka, String sensorTopic, String auditTopic) {
        this.kafka = kafka;
        this.sensorTopic = sensorTopic;
        this.auditTopic = auditTopic;
        producer = KafkaClients.producer(kafka, THROUGHPUT, clientId(kafka));
    }

    /** Quotas may go by it, and there is one such client. */
    private static Map<String, String> clientId(KafkaConfig kafka) {
        String id = kafka.properties().get(ProducerConfig.CLIENT_ID_CONFIG);
        return id == null ? Map.of() : Map.of(ProducerConfig.CLIENT_ID_CONFIG, id);
    }

    // What becomes of a record is said to the callback.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis) {
        failIfBroken();
        String topic = stream == PlantStream.AUDIT ? auditTopic : sensorTopic;
        Integer where = partition == BY_KEY ? null : partition;
        Long time = eventTimeMillis > 0 ? eventTimeMillis : null;
        try {
            producer.send(
                    new ProducerRecord<>(topic, where, time, key, value),
                    (done, e) -> {
                        if (e != null) {
                            failure =
                                    e instanceof KafkaException known
                                            ? known
                                            : new KafkaException(e);
                        }
                    });
        } catch (KafkaException e) {
            throw refused(e);
        }
    }

    @Override
    public void close() {
        try (producer) {
            producer.flush();
        } catch (KafkaException e) {
            throw refused(e);
        }
        failIfBroken();
    }

    private void failIfBroken() {
        if (failure != null) {
            throw refused(failure);
        }
    }

    private RuntimeException refused(KafkaException e) {
        String what = "write to the topics " + sensorTopic + " and " + auditTopic;
        return KafkaErrors.explained(kafka, what, e);
    }
}
