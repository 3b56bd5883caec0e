package dev.recon.operator;

import dev.recon.core.Routes;
import java.io.Serializable;

/**
 * How the work is laid out; none of it changes an answer.
 *
 * @param buckets the maximum parallelism; 1 to 32768; fixed for the life of the state
 * @param frameBytes a frame leaves once it is this long; 0 for a frame for each entry
 * @param workingSetBytes heap that the tables of one subtask may hold before older slices are
 *     evicted to the state backend
 * @param checksFuture whether a time ahead of the wall clock is refused
 */
public record Layout(int buckets, int frameBytes, long workingSetBytes, boolean checksFuture)
        implements Serializable {

    /**
     * Frames long enough to make the cost of a frame vanish, short enough to stay in the
     * processor's cache.
     */
    public static final int DEFAULT_FRAME_BYTES = 16 * 1024;

    /** The bucket of an item, by bits of its hash that nothing else in the core depends on. */
    int bucketOf(long hash2) {
        return (int) ((hash2 >>> 32) * buckets >>> 32);
    }

    /**
     * The bucket of a metrics row; all windows of a leg and source share it. By the names of the
     * leg, so that a row stays where it is when legs come and go.
     */
    int bucketOfRow(Routes.Leg leg, byte[] source) {
        return bucketOfRow(leg, source, 0, source.length);
    }

    /** The same, of the source {@code text[from..to)}. */
    int bucketOfRow(Routes.Leg leg, byte[] text, int from, int to) {
        int name = 31 * leg.control().hashCode() + leg.output().hashCode();
        int source = 1;
        for (int i = from; i < to; i++) {
            source = 31 * source + text[i];
        }
        int hash = (31 * source + name) * 0x9E3779B9;
        return (int) ((hash & 0xFFFFFFFFL) * buckets >>> 32);
    }

    long wallClock(long nowMillis) {
        return checksFuture ? nowMillis : Long.MAX_VALUE;
    }
}
