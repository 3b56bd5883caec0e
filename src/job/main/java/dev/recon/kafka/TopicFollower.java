package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads topics from their beginning on, each record once, as often as it is asked. A partition that
 * is added later is not seen.
 *
 * <p>For one thread.
 */
public final class TopicFollower implements AutoCloseable {

    private final KafkaConfig kafka;
    private final Collection<String> topics;
    private final Consumer<byte[], byte[]> consumer;

    /**
     * @param topics that exist
     * @throws KafkaUnreachable when Kafka does not answer or refuses
     */
    public TopicFollower(KafkaConfig kafka, Collection<String> topics) {
        this.kafka = kafka;
        this.topics = topics;
        consumer = KafkaErrors.explaining(kafka, what(), () -> KafkaClients.committed(kafka));
        try {
            ReadToEnd.assignWhole(consumer, topics);
        } catch (KafkaException e) {
            close();
            throw KafkaErrors.explained(kafka, what(), e);
        }
    }

    private String what() {
        return "read the topics " + String.join(", ", topics);
    }

    /**
     * Waits that long at most for records, and hands on those that are there.
     *
     * @throws KafkaUnreachable when Kafka refuses; while it does not answer there are none
     * @throws E as the handler does
     */
    public <E extends Exception> void poll(Duration wait, RecordHandler<E> handler) throws E {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
                handler.handle(record);
            }
        } catch (KafkaException e) {
            throw KafkaErrors.explained(kafka, what(), e);
        }
    }

    /**
     * Hands on all that had been committed when this was called, and what comes with it.
     *
     * @throws KafkaUnreachable when Kafka gives nothing more of it
     * @throws E as the handler does
     */
    public <E extends Exception> void readToEnd(RecordHandler<E> handler) throws E {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            Stall stall = new Stall("the topics " + String.join(", ", topics));
            ReadToEnd.read(consumer, ends, stall, handler);
        } catch (KafkaException e) {
            throw KafkaErrors.explained(kafka, what(), e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
