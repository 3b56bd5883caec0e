package dev.recon.report;

import dev.recon.codec.JsonBytes;
import dev.recon.config.KafkaConfig;
import dev.recon.core.Routes;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.TopicException;
import dev.recon.kafka.TopicReader;
import dev.recon.rows.FillRow;
import dev.recon.rows.RowSchema;
import dev.recon.rows.SeriesRow;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The committed rows of a leg, from their topics. They are read as often as is needed rather than
 * kept: a topic may hold more than memory does.
 */
final class LegRows {

    private final KafkaConfig kafka;
    private final ReportTopics topics;
    private final Routes.Leg leg;
    private final AtomicLong looked;
    private final boolean hasFills;
    private final LeftOut leftOut = new LeftOut();

    /**
     * Handles a row.
     *
     * @param <T> what it is
     */
    interface Handler<T> {
        void handle(int partition, T row);
    }

    /**
     * @param looked counts the records that are read
     * @throws TopicException when there is no series
     */
    LegRows(KafkaConfig kafka, ReportTopics topics, Routes.Leg leg, AtomicLong looked) {
        this.kafka = kafka;
        this.topics = topics;
        this.leg = leg;
        this.looked = looked;
        try (KafkaAdmin admin =
                KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "look for the series")) {
            Set<String> found = admin.describe(List.of(topics.series(), topics.fills())).keySet();
            if (!found.contains(topics.series())) {
                throw new TopicException(
                        "There is no topic "
                                + topics.series()
                                + " at "
                                + kafka.bootstrapServers()
                                + ": the job writes the complete series where its configuration asks for it");
            }
            this.hasFills = found.contains(topics.fills());
        }
    }

    /**
     * @param source of which sensor; null for all
     */
    void series(String source, Handler<SeriesRow> handler) {
        read(topics.series(), source, SeriesRow.SCHEMA, handler);
    }

    void fills(String source, Handler<FillRow> handler) {
        if (hasFills) {
            read(topics.fills(), source, FillRow.SCHEMA, handler);
        }
    }

    /** Of all that was read. */
    LeftOut leftOut() {
        return leftOut;
    }

    private <T> void read(String topic, String source, RowSchema<T> schema, Handler<T> handler) {
        byte[] prefix = prefix(source);
        new TopicReader(kafka, topic)
                .read(
                        0,
                        record -> {
                            looked.incrementAndGet();
                            if (record.value() != null && startsWith(record.key(), prefix)) {
                                handle(record, schema, handler);
                            }
                        });
    }

    private <T> void handle(
            ConsumerRecord<byte[], byte[]> record, RowSchema<T> schema, Handler<T> handler) {
        T row = leftOut.read(schema, record.value());
        if (row != null) {
            handler.handle(record.partition(), row);
        }
    }

    private byte[] prefix(String source) {
        JsonBytes key = new JsonBytes().keyPart(leg.control()).raw('/').keyPart(leg.output());
        return (source == null ? key.raw('/') : key.raw('/').keyPart(source).raw('/')).take();
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key != null
                && key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
