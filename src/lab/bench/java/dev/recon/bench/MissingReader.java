package dev.recon.bench;

import dev.recon.core.Verdicts;
import dev.recon.rows.ExceptionRow;
import dev.recon.source.ReadToEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A {@code read_committed} reader of exceptions: when it was given each MISSING. */
final class MissingReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Thread thread = new Thread(this::read, "missing-reader");
    private final String servers;
    private final String topic;
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean closed;

    /** A MISSING with the event time it speaks of, and when it was there to be read. */
    record Seen(long eventTimeMillis, long atMillis) {}

    private MissingReader(String servers, String topic) {
        this.servers = servers;
        this.topic = topic;
    }

    static MissingReader start(String servers, String topic) {
        MissingReader reader = new MissingReader(servers, topic);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    private void read() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", servers);
        properties.setProperty("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            ReadToEnd.assignWhole(consumer, topic);
            while (!closed) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                take(records, System.currentTimeMillis());
            }
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records, long now) {
        List<Seen> more = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ExceptionRow row = ExceptionRow.SCHEMA.read(record.value());
            if (row.type() == Verdicts.Type.MISSING) {
                more.add(new Seen(row.eventTimeMillis(), now));
            }
        }
        synchronized (seen) {
            seen.addAll(more);
        }
    }

    int count() {
        synchronized (seen) {
            return seen.size();
        }
    }

    List<Seen> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
