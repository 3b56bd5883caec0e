package dev.recon.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to which event time a {@code read_committed} reader has been told what is missing. Asked of
 * the answers and not of Flink's metrics: those of its REST interface may stand still for good when
 * a TaskManager dies while it is being asked for them.
 */
final class Decided implements AutoCloseable {

    private static final Pattern MISSING =
            Pattern.compile("\"type\":\"MISSING\".*\"eventTime\":\"([^\"]+)\"");

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
        Matcher missing = MISSING.matcher(new String(exception, UTF_8));
        if (missing.find()) {
            long millis = Instant.parse(missing.group(1)).toEpochMilli();
            latestMillis = Math.max(latestMillis, millis);
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
