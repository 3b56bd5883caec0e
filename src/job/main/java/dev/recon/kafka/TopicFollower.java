package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads topics from their beginning on, each record once, as often as it is asked. A partition that
 * is added later is not seen.
 *
 * <p>For one thread.
 */
public final class TopicFollower implements AutoCloseable {

    private final String what;
    private final CommittedReader reader;

    /**
     * @param topics that exist
     * @throws KafkaUnreachable when Kafka does not answer or refuses
     * @throws KafkaSettingsException when no client can be made of the properties
     */
    public TopicFollower(KafkaConfig kafka, Collection<String> topics) {
        this(new CommittedReader(kafka), topics);
    }

    TopicFollower(CommittedReader reader, Collection<String> topics) {
        this.reader = reader;
        what = "the topics " + String.join(", ", topics);
        try {
            reader.read(what, consumer -> ReadToEnd.assignWhole(consumer, topics));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Waits that long at most for records, and hands on those that are there.
     *
     * @throws KafkaUnreachable when Kafka refuses; while it does not answer there are none
     * @throws E as the handler does
     */
    public <E extends Exception> void poll(Duration wait, RecordHandler<E> handler) throws E {
        reader.read(
                what,
                consumer -> {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
                        handler.handle(record);
                    }
                });
    }

    /**
     * Hands on all that had been committed when this was called, and what comes with it.
     *
     * @throws KafkaUnreachable when Kafka gives nothing more of it
     * @throws E as the handler does
     */
    public <E extends Exception> void readToEnd(RecordHandler<E> handler) throws E {
        reader.read(
                what,
                consumer ->
                        ReadToEnd.read(
                                consumer,
                                consumer.endOffsets(consumer.assignment()),
                                new Stall(what),
                                handler));
    }

    @Override
    public void close() {
        reader.close();
    }
}
