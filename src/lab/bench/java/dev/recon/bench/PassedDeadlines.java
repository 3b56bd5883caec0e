package dev.recon.bench;

import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Notes by the wall clock when a plant lets the watermark pass each deadline.
 *
 * <p>W is the lowest, over all partitions of both streams, of the highest event time − b − 1. So W
 * passes a deadline D at the moment in which the last of these partitions is given its first record
 * with a time of D + b + 1 or later. That moment is taken here, in the writer, just before the
 * record goes to the Kafka client: earlier than anybody behind it can know of it, so that what it
 * takes to write, to fetch and to evaluate the watermark counts as latency.
 *
 * <p>Deadlines are multiples of the timer resolution. Used by one thread, and read when that is
 * done.
 */
final class PassedDeadlines implements PlantOutput {

    private final PlantOutput output;
    private final long outOfOrdernessMillis;
    private final long resolutionMillis;
    private final int partitions;
    private final long[] lastPassed;
    private final Map<Long, Progress> byDeadline = new HashMap<>();

    /** How many partitions have come past a deadline, and when the latest of them did. */
    private static final class Progress {
        private int partitions;
        private long latestMillis;
    }

    /**
     * @param partitions of each of the two streams
     */
    PassedDeadlines(
            PlantOutput output, long outOfOrdernessMillis, long resolutionMillis, int partitions) {
        this.output = output;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        this.resolutionMillis = resolutionMillis;
        this.partitions = partitions;
        this.lastPassed = new long[PlantStream.values().length * partitions];
    }

    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
            throws IOException {
        seen(stream, partition, eventTimeMillis, System.currentTimeMillis());
        output.record(stream, partition, key, value, eventTimeMillis);
    }

    void seen(PlantStream stream, int partition, long eventTimeMillis, long nowMillis) {
        int index = stream.ordinal() * partitions + partition;
        long passed =
                Math.floorDiv(eventTimeMillis - outOfOrdernessMillis - 1, resolutionMillis)
                        * resolutionMillis;
        if (passed <= lastPassed[index]) {
            return;
        }
        // Nothing is known of deadlines before the first record.
        long from = lastPassed[index] == 0 ? passed : lastPassed[index] + resolutionMillis;
        for (long deadline = from; deadline <= passed; deadline += resolutionMillis) {
            Progress progress = byDeadline.computeIfAbsent(deadline, d -> new Progress());
            progress.partitions++;
            progress.latestMillis = nowMillis;
        }
        lastPassed[index] = passed;
    }

    /** When W passed this deadline; empty when it has not, as far as the plant knows. */
    OptionalLong passedAt(long deadlineMillis) {
        Progress progress = byDeadline.get(deadlineMillis);
        return progress == null || progress.partitions < lastPassed.length
                ? OptionalLong.empty()
                : OptionalLong.of(progress.latestMillis);
    }

    @Override
    public void pause() throws IOException {
        output.pause();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
