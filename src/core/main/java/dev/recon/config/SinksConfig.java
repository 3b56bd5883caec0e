package dev.recon.config;

import dev.recon.rows.Answer;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the answers go.
 *
 * @param delivery of all Kafka sinks but those that write at once
 * @param targets of the answers that are written, and of no others
 * @param statusIntervalMillis between two heartbeats of the job; greater than 0
 * @param transactionTimeoutMillis how long the broker keeps a transaction open while the job is
 *     down; greater than 0
 * @param deadLetterBytes how much of an original a dead letter carries at most; greater than 0
 */
public record SinksConfig(
        Delivery delivery,
        Map<Answer, Target> targets,
        long statusIntervalMillis,
        long transactionTimeoutMillis,
        int deadLetterBytes)
        implements Serializable {

    /** In bytes: the largest record that a producer and a topic take by default. */
    public static final long LARGEST_BY_DEFAULT = 1 << 20;

    /** More than all names and headers around the bytes of a dead letter ever take. */
    private static final long AROUND_A_DEAD_LETTER = 64 << 10;

    public SinksConfig {
        Map<Answer, Target> ordered = new EnumMap<>(Answer.class);
        ordered.putAll(targets);
        targets = Collections.unmodifiableMap(ordered);
    }

    /** Null where the answer is not written. */
    public Target target(Answer answer) {
        return targets.get(answer);
    }

    /** The topic of an answer; null where it goes to files, or is not written. */
    public String topic(Answer answer) {
        Target target = target(answer);
        return target == null ? null : target.topic();
    }

    /** All that is written with the configured delivery, in the order of {@link Answer}. */
    public List<Target> answers() {
        return Answer.delivered().stream().map(this::target).filter(Objects::nonNull).toList();
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
