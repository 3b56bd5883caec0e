package dev.recon.chaos;

import dev.recon.config.KafkaConfig;
import dev.recon.core.Verdicts;
import dev.recon.kafka.TopicFollower;
import dev.recon.rows.ExceptionRow;
import java.time.Duration;
import java.util.List;

/**
 * The latest event time of what a {@code read_committed} reader has seen reported as missing. Taken
 * from the answers and not from Flink's metrics: those of its REST interface may stand still for
 * good when a TaskManager dies while it is being asked for them.
 */
final class Decided implements AutoCloseable {

    private final TopicFollower follower;
    private long latestMillis;

    Decided(KafkaConfig kafka, String exceptions) {
        follower = new TopicFollower(kafka, List.of(exceptions));
    }

    /** The latest event that was reported missing, in epoch milliseconds, or 0. */
    long ask() {
        follower.poll(Duration.ofMillis(100), record -> take(record.value()));
        return latestMillis;
    }

    private void take(byte[] exception) {
        ExceptionRow row = ExceptionRow.SCHEMA.read(exception);
        if (row.type() == Verdicts.Type.MISSING) {
            latestMillis = Math.max(latestMillis, row.eventTimeMillis());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
