package dev.recon.bench;

import dev.recon.config.KafkaConfig;
import dev.recon.core.Verdicts;
import dev.recon.kafka.TopicFollower;
import dev.recon.rows.ExceptionRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A {@code read_committed} reader of exceptions: when it was given each MISSING. */
final class MissingReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Thread thread = new Thread(this::read, "missing-reader");
    private final KafkaConfig kafka;
    private final String topic;
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean closed;

    /** A MISSING with the event time it speaks of, and when it was there to be read. */
    record Seen(long eventTimeMillis, long atMillis) {}

    private MissingReader(KafkaConfig kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    static MissingReader start(KafkaConfig kafka, String topic) {
        MissingReader reader = new MissingReader(kafka, topic);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    private void read() {
        try (TopicFollower follower = new TopicFollower(kafka, List.of(topic))) {
            while (!closed) {
                Arrival arrival = new Arrival();
                follower.poll(POLL, record -> take(record, arrival.millis()));
            }
        }
    }

    /** When a poll gave something: the same for all that it gave. */
    private static final class Arrival {
        private long millis;

        long millis() {
            millis = millis == 0 ? System.currentTimeMillis() : millis;
            return millis;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, long now) {
        ExceptionRow row = ExceptionRow.SCHEMA.read(record.value());
        if (row.type() == Verdicts.Type.MISSING) {
            synchronized (seen) {
                seen.add(new Seen(row.eventTimeMillis(), now));
            }
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
