package dev.recon.deadletter;

import dev.recon.config.KafkaConfig;
import dev.recon.source.KafkaClients;
import dev.recon.source.KafkaUnreachable;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics to the end that they have now, as one who trusts only what is committed. */
final class KafkaReads {

    static final Duration POLL = Duration.ofMillis(500);

    private KafkaReads() {}

    static KafkaConsumer<byte[], byte[]> consumer(KafkaConfig kafka) {
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
    static <T> T explaining(KafkaConfig kafka, String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaUnreachable e) {
            throw e;
        } catch (KafkaException e) {
            throw explained(kafka, what, e);
        }
    }

    static KafkaUnreachable explained(KafkaConfig kafka, String what, KafkaException e) {
        if (isFenced(e)) {
            return new KafkaUnreachable(
                    "Another 'recon dlq replay' of the same dead letters has been started and has taken over; what this"
                            + " one had under way is taken back, and nothing is sent twice",
                    e);
        }
        return new KafkaUnreachable(
                "Kafka at "
                        + kafka.bootstrapServers()
                        + " did not let us "
                        + what
                        + ": "
                        + e.getMessage(),
                e);
    }

    /** Whether somebody else has come to use the transactional id. */
    static boolean isFenced(KafkaException e) {
        return e instanceof ProducerFencedException
                || e instanceof InvalidProducerEpochException
                || (e.getCause() instanceof KafkaException cause && isFenced(cause));
    }
}
