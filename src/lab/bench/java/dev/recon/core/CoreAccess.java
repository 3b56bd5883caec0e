package dev.recon.core;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Slice;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.Deltas;

/** Opens the inner steps of the core to the benchmarks; each call is one of the core's own. */
public final class CoreAccess {

    public static final int MATCHED = Slice.SEEN_EXPECTED | Slice.SEEN_ACTUAL;

    private CoreAccess() {}

    /** The first record of an item, which is not there yet. */
    public static boolean insert(Bucket bucket, Arrival item, long horizon, long deadline) {
        if (bucket.find(item.hash1, item.hash2, 0, item.timeMillis, horizon)) {
            return false;
        }
        bucket.insert(item.hash1, item.hash2, 0, item.timeMillis, Slice.SEEN_EXPECTED);
        bucket.await(deadline, item);
        return true;
    }

    /** The second record of an item. */
    public static boolean match(Bucket bucket, Arrival item, long horizon) {
        if (!bucket.find(item.hash1, item.hash2, 0, item.timeMillis, horizon)) {
            return false;
        }
        bucket.settle(MATCHED, item.timeMillis);
        return true;
    }

    /** Decides and forgets; returns how many were decided. */
    public static int advance(Bucket bucket, long watermark, long horizon) {
        int[] decided = new int[1];
        bucket.decideDue(
                watermark,
                () -> {
                    bucket.settle(Slice.REPORTED, bucket.slice.timeMillis(bucket.entry));
                    decided[0]++;
                });
        bucket.forget(horizon);
        return decided[0];
    }

    /** Adds one to a count of a source's row. */
    public static void count(Deltas deltas, Arrival item, long windowStartMillis, Counter counter) {
        int source = deltas.source(item.text, item.sourceStart, item.sourceEnd);
        deltas.add(source, 0, windowStartMillis, counter, 1);
    }
}
