package dev.recon.source;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics to the end that they have now, as one who trusts only what is committed. */
public final class KafkaReads {

    public static final Duration POLL = Duration.ofMillis(500);

    private KafkaReads() {}

    public static KafkaConsumer<byte[], byte[]> consumer(KafkaConfig kafka) {
        Properties properties = KafkaClients.common(kafka);
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Does something with a client, and says in words what keeps it from it. */
    public static <T> T explaining(KafkaConfig kafka, String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaUnreachable e) {
            throw e;
        } catch (KafkaException e) {
            throw explained(kafka, what, e);
        }
    }

    public static KafkaUnreachable explained(KafkaConfig kafka, String what, KafkaException e) {
        return new KafkaUnreachable(
                "Kafka at "
                        + kafka.bootstrapServers()
                        + " did not let us "
                        + what
                        + ": "
                        + e.getMessage(),
                e);
    }
}
