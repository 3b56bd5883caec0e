package dev.recon.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes a record.
 *
 * @param <E> why it cannot
 */
@FunctionalInterface
public interface RecordTaker<E extends Exception> {
    void take(ConsumerRecord<byte[], byte[]> record) throws E;
}
