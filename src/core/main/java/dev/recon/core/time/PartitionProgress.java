package dev.recon.core.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Event time and silence of the partitions that one reader reads. Silence is processing time since
 * the last usable record, and only as much of it counts as has been confirmed: that there was
 * nothing left to read at its end. So a start, a restore, catching up or back-pressure are never
 * silence.
 */
public final class PartitionProgress {

    /**
     * When nobody has said for so long whether there is something to read, nothing is known of that
     * time: it is no silence, and beyond the idle timeout it is blindness.
     */
    private static final long BLIND_AFTER_MILLIS = 5000;

    private static final long ASK_EVERY_MILLIS = 1000;

    private final Rules rules;
    private final int stream;
    private final int reader;
    private final int readers;
    private final int partitionsOfStream;
    private Partition[] partitions = new Partition[0];
    private int assigned;
    private long watchingSince = Long.MIN_VALUE;
    private boolean ended;

    private static final class Partition {
        private long nextOffset;
        private long topMillis = Progress.NONE;
        private long quietSince;
        private long confirmedUntil;
        private boolean blind;

        private Partition(long nextOffset, long nowMillis) {
            this.nextOffset = nextOffset;
            quietSince = nowMillis;
            confirmedUntil = nowMillis;
        }

        /** A blind partition is not silent, however long it had been before it became blind. */
        private long silentMillis() {
            return blind ? 0 : Math.max(0, confirmedUntil - quietSince);
        }
    }

    public PartitionProgress(
            Rules rules, int stream, int reader, int readers, int partitionsOfStream) {
        this.rules = rules;
        this.stream = stream;
        this.reader = reader;
        this.readers = readers;
        this.partitionsOfStream = partitionsOfStream;
    }

    /**
     * The reader has been given a partition; its silence is measured from now.
     *
     * @param nextOffset of the first record that will be read
     * @param nowMillis processing time
     * @throws IllegalStateException after {@link #end}
     */
    public void assigned(int partition, long nextOffset, long nowMillis) {
        requireOpen();
        if (partition >= partitions.length) {
            partitions = Arrays.copyOf(partitions, partition + 1);
        }
        if (partitions[partition] == null) {
            assigned++;
            partitions[partition] = new Partition(nextOffset, nowMillis);
        }
    }

    /**
     * Something was read that cannot be used: the position moves, the silence lasts.
     *
     * @throws IllegalStateException when the partition has not been assigned, or after {@link #end}
     */
    public void passed(int partition, long offset) {
        requireOpen();
        partition(partition).nextOffset = offset + 1;
    }

    /**
     * A usable record: activity.
     *
     * @param timeMillis its event time
     * @param nowMillis processing time
     * @throws IllegalStateException when the partition has not been assigned, or after {@link #end}
     */
    public void active(int partition, long offset, long timeMillis, long nowMillis) {
        requireOpen();
        Partition read = partition(partition);
        read.nextOffset = offset + 1;
        read.quietSince = nowMillis;
        read.blind = false;
        if (timeMillis > read.topMillis) {
            read.topMillis = timeMillis;
        }
    }

    /**
     * Which partitions to ask about whether anything is left to read, each with the offset after
     * the last record that was read. They are those that have had no usable record for a while:
     * once a second, but at every call when they are about to become idle.
     *
     * @param nowMillis processing time
     */
    public Map<Integer, Long> unconfirmed(long nowMillis) {
        Map<Integer, Long> unconfirmed = new HashMap<>();
        long patience = Math.min(rules.idleTimeoutMillis() / 2, ASK_EVERY_MILLIS);
        for (int i = 0; i < partitions.length; i++) {
            Partition each = partitions[i];
            if (each != null && nowMillis - each.quietSince >= patience) {
                boolean matters =
                        nowMillis - each.quietSince >= rules.idleTimeoutMillis() - patience;
                long known = Math.max(each.confirmedUntil, each.quietSince);
                if (nowMillis - known >= (matters ? 1 : patience)) {
                    unconfirmed.put(i, each.nextOffset);
                }
            }
        }
        return unconfirmed;
    }

    /**
     * Whether, as of {@code askedAtMillis}, a partition had nothing left to read behind what had
     * been processed. If it had, its silence begins anew; so it does when the last answer is long
     * ago, for what was held up meanwhile may still come.
     *
     * @param askedAtMillis processing time of the question
     * @param nowMillis processing time of the answer
     * @throws IllegalStateException when the partition has not been assigned
     */
    public void confirm(int partition, boolean caughtUp, long askedAtMillis, long nowMillis) {
        Partition asked = partition(partition);
        asked.blind = false;
        if (askedAtMillis - Math.max(asked.confirmedUntil, asked.quietSince) > BLIND_AFTER_MILLIS) {
            asked.quietSince = Math.max(asked.quietSince, nowMillis);
        }
        if (caughtUp) {
            asked.confirmedUntil = Math.max(asked.confirmedUntil, askedAtMillis);
        } else {
            asked.quietSince = Math.max(asked.quietSince, nowMillis);
        }
    }

    private Partition partition(int number) {
        Partition known = number < partitions.length ? partitions[number] : null;
        if (known == null) {
            throw new IllegalStateException(
                    "Partition " + number + " has not been assigned to reader " + reader);
        }
        return known;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException(
                    "The input of reader " + reader + " of stream " + stream + " has ended");
        }
    }

    /** The reader's input has come to its end; its partitions hold nothing back any more. */
    public void end() {
        ended = true;
    }

    /** Partitions that hold W back no longer, because they are silent. */
    public int idlePartitions() {
        int idle = 0;
        for (Partition each : partitions) {
            if (each != null && each.silentMillis() >= rules.idleTimeoutMillis()) {
                idle++;
            }
        }
        return idle;
    }

    /**
     * Looks for partitions of which nothing is known: without a usable record for longer than the
     * idle timeout, and for seconds nobody has said whether there is something to read. They are
     * not idle. To be called only while this reader is not held back itself, for then it cannot
     * know.
     */
    public void lookForBlind(long nowMillis) {
        for (Partition each : partitions) {
            if (each != null) {
                long answerDue = each.quietSince + rules.idleTimeoutMillis();
                long known = Math.max(Math.max(each.confirmedUntil, answerDue), watchingSince);
                each.blind = nowMillis - known >= BLIND_AFTER_MILLIS;
            }
        }
    }

    /** How many partitions {@link #lookForBlind} has found. */
    public int blindPartitions() {
        int blind = 0;
        for (Partition each : partitions) {
            blind += each != null && each.blind ? 1 : 0;
        }
        return blind;
    }

    /** The reader could not look until now: it was held back. */
    public void watchesAgain(long nowMillis) {
        watchingSince = nowMillis;
    }

    /** For how long nothing usable has been read of any partition. */
    public long quietMillis(long nowMillis) {
        long quiet = Progress.IDLE;
        for (Partition each : partitions) {
            if (each != null) {
                quiet = Math.min(quiet, nowMillis - each.quietSince);
            }
        }
        return quiet;
    }

    /** As of now. */
    public Progress progress() {
        long lowest = Progress.IDLE;
        long top = Progress.NONE;
        long silent = Progress.IDLE;
        for (Partition each : partitions) {
            if (each != null) {
                top = Math.max(top, each.topMillis);
                silent = Math.min(silent, each.silentMillis());
                if (each.silentMillis() < rules.idleTimeoutMillis()) {
                    lowest = Math.min(lowest, each.topMillis);
                }
            }
        }
        return new Progress(
                stream, reader, readers, assigned, partitionsOfStream, lowest, top, silent, ended);
    }
}
