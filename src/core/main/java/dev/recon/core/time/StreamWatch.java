package dev.recon.core.time;

import java.util.HashMap;
import java.util.Map;

/** What a stream is doing, as far as its readers have reported. */
public final class StreamWatch {

    /** What a stream is doing; the first that applies. */
    public enum State {
        /** Its input has come to its end. */
        ENDED,
        /** Not every partition has been given to a reader yet. */
        STARTING,
        /**
         * Of a partition nothing has been heard for longer than the idle timeout, not even that
         * there is nothing to read: it is not known whether data is missing.
         */
        BLIND,
        /** All partitions are silent; the stream does not hold W back. */
        IDLE,
        /** Nothing usable has been read yet. */
        WAITING,
        ACTIVE
    }

    private final StreamReaders readers = new StreamReaders(false);
    private final Map<Integer, StreamReport> reports = new HashMap<>();

    /** Takes what a reader says; it replaces what the same reader said before. */
    public void hear(StreamReport report, long nowMillis) {
        readers.hear(report.progress(), nowMillis);
        reports.put(report.progress().reader(), report);
    }

    public State state() {
        if (readers.hasEnded()) {
            return State.ENDED;
        }
        if (reports.isEmpty() || !readers.isEveryPartitionRead()) {
            return State.STARTING;
        }
        if (blindPartitions() > 0) {
            return State.BLIND;
        }
        if (idlePartitions() == partitions()) {
            return State.IDLE;
        }
        return topMillis() == Progress.NONE ? State.WAITING : State.ACTIVE;
    }

    public int partitions() {
        return reports.values().stream().mapToInt(each -> each.progress().partitions()).sum();
    }

    public int idlePartitions() {
        return reports.values().stream().mapToInt(StreamReport::idlePartitions).sum();
    }

    public int blindPartitions() {
        return reports.values().stream().mapToInt(StreamReport::blindPartitions).sum();
    }

    /** The highest event time read, or {@link Progress#NONE}. */
    public long topMillis() {
        return reports.values().stream()
                .mapToLong(each -> each.progress().topMillis())
                .max()
                .orElse(Progress.NONE);
    }

    /** For how long nothing usable has been read; {@link Progress#IDLE} when that is not known. */
    public long quietMillis() {
        return reports.values().stream()
                .mapToLong(StreamReport::quietMillis)
                .min()
                .orElse(Progress.IDLE);
    }

    /** For how long there has been nothing to read; at most {@link #quietMillis}. */
    public long silentMillis(long nowMillis) {
        return readers.silentMillis(nowMillis);
    }

    public long records() {
        return reports.values().stream().mapToLong(StreamReport::records).sum();
    }

    public long deadLetters() {
        return reports.values().stream().mapToLong(StreamReport::deadLetters).sum();
    }
}
