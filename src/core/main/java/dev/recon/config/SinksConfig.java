package dev.recon.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the answers go.
 *
 * @param delivery of all Kafka sinks but the status
 * @param fills null where none are made
 * @param series null where nobody wants it, or no fills are made
 * @param status null where nobody wants to know
 * @param statusIntervalMillis between two heartbeats of the job; greater than 0
 * @param transactionTimeoutMillis how long the broker keeps a transaction open while the job is
 *     down; greater than 0
 * @param deadLetterBytes how much of an original a dead letter carries at most; greater than 0
 */
public record SinksConfig(
        Delivery delivery,
        Target exceptions,
        Target metrics,
        Target deadletters,
        Target fills,
        Target series,
        Target status,
        long statusIntervalMillis,
        long transactionTimeoutMillis,
        int deadLetterBytes)
        implements Serializable {

    /** The largest record that a producer and a topic take unless they are told otherwise. */
    public static final long LARGEST_BY_DEFAULT = 1 << 20;

    /** More than all names and headers around the bytes of a dead letter ever take. */
    private static final long AROUND_A_DEAD_LETTER = 64 << 10;

    /** Without fills. */
    public SinksConfig(
            Delivery delivery,
            Target exceptions,
            Target metrics,
            Target deadletters,
            Target status,
            long statusIntervalMillis,
            long transactionTimeoutMillis,
            int deadLetterBytes) {
        this(
                delivery,
                exceptions,
                metrics,
                deadletters,
                null,
                null,
                status,
                statusIntervalMillis,
                transactionTimeoutMillis,
                deadLetterBytes);
    }

    /** All that is written with the configured delivery: every target but the status. */
    public List<Target> answers() {
        return Stream.of(exceptions, metrics, deadletters, fills, series)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The largest record that is written; what names the longest ids fits into the default. */
    public long largestRecord() {
        return Math.max(LARGEST_BY_DEFAULT, deadLetterBytes + AROUND_A_DEAD_LETTER);
    }

    /** What a reader of the outputs can rely on. */
    public enum Delivery {
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }

    /** Exactly one of {@code topic} and {@code file} (a folder of JSON lines files) is set. */
    public record Target(String topic, String file) implements Serializable {}
}
