package dev.recon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.source.ReadToEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A {@code read_committed} reader of exceptions: when it was given each MISSING. */
final class MissingReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records, long now) throws IOException {
        List<Seen> more = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            JsonNode json = JSON.readTree(record.value());
            if (json.path("type").asText().equals("MISSING")) {
                long time = Instant.parse(json.path("eventTime").asText()).toEpochMilli();
                more.add(new Seen(time, now));
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
