package dev.recon.core.time;

import java.util.HashMap;
import java.util.Map;

/** What the readers of one stream have said last. */
final class StreamReaders {

    private final Map<Integer, Heard> readers = new HashMap<>();

    /** Whether the stream had ended before a restore; what has ended is not read again. */
    private final boolean endedBefore;

    private record Heard(Progress progress, long atMillis) {

        /** What has ended says nothing any more, so its silence lasts by itself. */
        private long silentMillis(long nowMillis) {
            if (progress.silentMillis() == Progress.IDLE || !progress.ended()) {
                return progress.silentMillis();
            }
            return progress.silentMillis() + nowMillis - atMillis;
        }
    }

    StreamReaders(boolean endedBefore) {
        this.endedBefore = endedBefore;
    }

    void hear(Progress progress, long nowMillis) {
        if (progress.reader() < 0 || progress.reader() >= progress.readers()) {
            throw new IllegalArgumentException(
                    "Reader " + progress.reader() + " of " + progress.readers());
        }
        Heard before = readers.put(progress.reader(), new Heard(progress, nowMillis));
        if (before != null && before.progress.ended() && !progress.ended()) {
            throw new IllegalStateException(
                    "Reader "
                            + progress.reader()
                            + " of stream "
                            + progress.stream()
                            + " reads on after its input has ended");
        }
    }

    /** Whether every partition has been given to a reader, or there is nothing to read any more. */
    boolean isEveryPartitionRead() {
        int read = 0;
        int all = 1;
        for (Heard heard : readers.values()) {
            read += heard.progress.partitions();
            all = Math.max(all, heard.progress.partitionsOfStream());
        }
        return read >= all || hasEnded();
    }

    boolean hasEnded() {
        if (readers.isEmpty()) {
            return endedBefore;
        }
        for (Heard heard : readers.values()) {
            if (!heard.progress.ended() || readers.size() < heard.progress.readers()) {
                return false;
            }
        }
        return true;
    }

    /** See {@link Progress#lowestMillis}; readers that have ended hold nothing back. */
    long lowestMillis() {
        long lowest = Progress.IDLE;
        for (Heard heard : readers.values()) {
            if (!heard.progress.ended()) {
                lowest = Math.min(lowest, heard.progress.lowestMillis());
            }
        }
        return lowest;
    }

    /** See {@link Progress#silentMillis}. */
    long silentMillis(long nowMillis) {
        long silent = Progress.IDLE;
        for (Heard heard : readers.values()) {
            silent = Math.min(silent, heard.silentMillis(nowMillis));
        }
        return silent;
    }
}
