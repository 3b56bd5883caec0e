package dev.recon.chaos;

import dev.recon.core.Verdicts;
import dev.recon.rows.ExceptionRow;
import dev.recon.source.ReadToEnd;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Up to which event time a {@code read_committed} reader has been told what is missing. Asked of
 * the answers and not of Flink's metrics: those of its REST interface may stand still for good when
 * a TaskManager dies while it is being asked for them.
 */
final class Decided implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long latestMillis;

    Decided(String servers, String exceptions) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                50_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        ReadToEnd.assignWhole(consumer, exceptions);
    }

    /** The latest event that was reported missing, in epoch milliseconds, or 0. */
    long ask() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            ExceptionRow row = ExceptionRow.SCHEMA.read(record.value());
            if (row.type() == Verdicts.Type.MISSING) {
                latestMillis = Math.max(latestMillis, row.eventTimeMillis());
            }
        }
        return latestMillis;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
