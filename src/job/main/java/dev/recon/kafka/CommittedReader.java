package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * A consumer that belongs to no group and sees nothing but what has been committed. What keeps it
 * from reading is said in the project's words, whoever reads.
 *
 * <p>For one thread.
 */
final class CommittedReader implements AutoCloseable {

    private final KafkaConfig kafka;
    private final Consumer<byte[], byte[]> consumer;

    /**
     * Reads with the consumer.
     *
     * @param <E> why the records cannot be handled
     */
    @FunctionalInterface
    interface Reading<E extends Exception> {
        void with(Consumer<byte[], byte[]> consumer) throws E;
    }

    /**
     * Does not connect.
     *
     * @throws KafkaSettingsException when no client can be made of the properties
     */
    CommittedReader(KafkaConfig kafka) {
        this(kafka, KafkaClients.committed(kafka));
    }

    CommittedReader(KafkaConfig kafka, Consumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.consumer = consumer;
    }

    /**
     * @param what is read, in words
     * @throws KafkaUnreachable when Kafka does not answer or refuses
     * @throws TopicException when the topic is at fault
     * @throws E as the reading does
     */
    <E extends Exception> void read(String what, Reading<E> reading) throws E {
        try {
            reading.with(consumer);
        } catch (KafkaException e) {
            throw KafkaErrors.explained(kafka, "read " + what, e);
        }
    }

    /** Belongs to no group that it would have to leave, so nothing is waited for. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
