package dev.recon.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles a record.
 *
 * @param <E> why it cannot
 */
@FunctionalInterface
public interface RecordHandler<E extends Exception> {
    void handle(ConsumerRecord<byte[], byte[]> record) throws E;
}
