package dev.recon.core;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Invalid;
import dev.recon.core.items.Slice;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.Deltas;
import dev.recon.core.time.Rules;
import java.util.Arrays;

/**
 * The one transition function: an arrival and what is remembered of its item go in, the next state,
 * verdicts and counts come out. Expected and actual take the same path.
 *
 * <p>Buckets belong to the caller, who finds the one an arrival hashes to and tells each of them
 * when W advances.
 */
public final class Reconciler {

    private final Rules rules;
    private final Routes routes;
    private final Verdicts verdicts;
    private final Deltas deltas;
    private final Readings readings;
    private final Arrival decided = new Arrival();
    private final long[] floors;
    private long watermark = Rules.NO_WATERMARK;

    public Reconciler(Rules rules, Routes routes, Verdicts verdicts, Deltas deltas) {
        this(rules, routes, verdicts, deltas, Readings.IGNORED);
    }

    public Reconciler(
            Rules rules, Routes routes, Verdicts verdicts, Deltas deltas, Readings readings) {
        this.readings = readings;
        this.rules = rules;
        this.routes = routes;
        this.verdicts = verdicts;
        this.deltas = deltas;
        floors = new long[routes.legs().size()];
        Arrays.fill(floors, Rules.NO_WATERMARK);
    }

    /**
     * Goes on from an earlier run; {@link #decideDue} must follow for every bucket before the first
     * arrival.
     *
     * @param watermark W as it was
     * @param floorMillis for each leg the event time at and before which nothing counts, however
     *     long the horizon is now: what was beyond the horizon then is final, and a leg that was
     *     not there then has not seen it; {@link Rules#NO_WATERMARK} for none
     */
    public void resume(long watermark, long[] floorMillis) {
        advanceTo(watermark);
        System.arraycopy(floorMillis, 0, floors, 0, floors.length);
    }

    public long watermark() {
        return watermark;
    }

    /** One id of a record, on every leg and side it speaks of. */
    public void arrive(Bucket bucket, Arrival item) {
        int source = deltas.source(item.text, item.sourceStart, item.sourceEnd);
        for (int target : routes.targets(item.route)) {
            arrive(bucket, Routes.leg(target), Routes.side(target), item, source);
        }
    }

    private void arrive(Bucket bucket, int leg, Side side, Arrival item, int source) {
        long horizon = Math.max(rules.horizon(watermark), floors[leg]);
        if (item.timeMillis <= horizon) {
            verdicts.beyondHorizon(leg, side, item);
        } else if (!bucket.find(item.hash1, item.hash2, leg, item.timeMillis, horizon)) {
            first(bucket, leg, side, item, source);
        } else if (bucket.slice.is(bucket.entry, seen(side))) {
            duplicate(leg, side, item, source);
        } else {
            match(bucket, leg, side, item, source);
        }
    }

    private static int seen(Side side) {
        return side == Side.EXPECTED ? Slice.SEEN_EXPECTED : Slice.SEEN_ACTUAL;
    }

    /** What is remembered of a record: its side, and of an actual whether it was a no-op. */
    private static int flags(Side side, Arrival item) {
        int noop = side == Side.ACTUAL && item.noop ? Slice.NOOP : 0;
        return seen(side) | noop | (item.many ? Slice.MANY : 0);
    }

    private void first(Bucket bucket, int leg, Side side, Arrival item, int source) {
        count(source, leg, side, item);
        bucket.insert(item.hash1, item.hash2, leg, item.timeMillis, flags(side, item));
        bucket.await(rules.deadline(item.timeMillis, watermark), item);
    }

    /** What the first record of a side counts by itself. */
    private void count(int source, int leg, Side side, Arrival item) {
        if (side == Side.EXPECTED) {
            count(source, leg, item.timeMillis, Counter.EXPECTED, 1);
        } else if (!item.noop && item.invalid != Invalid.NONE) {
            count(source, leg, item.timeMillis, Counter.INVALID, 1);
            verdicts.exception(Verdicts.Type.INVALID, leg, item, item.timeMillis, null);
        }
    }

    private void count(int source, int leg, long timeMillis, Counter counter, int delta) {
        deltas.add(source, leg, rules.windowStart(timeMillis), counter, delta);
    }

    private void duplicate(int leg, Side side, Arrival item, int source) {
        Counter counter =
                side == Side.EXPECTED ? Counter.DUPLICATE_EXPECTED : Counter.DUPLICATE_ACTUAL;
        count(source, leg, item.timeMillis, counter, 1);
        if (rules.reportDuplicates()) {
            verdicts.exception(Verdicts.Type.DUPLICATE, leg, item, item.timeMillis, side);
        }
    }

    private void match(Bucket bucket, int leg, Side side, Arrival item, int source) {
        int before = bucket.slice.flags(bucket.entry);
        long otherMillis = bucket.slice.timeMillis(bucket.entry);
        long expectedMillis = side == Side.EXPECTED ? item.timeMillis : otherMillis;
        long actualMillis = side == Side.EXPECTED ? otherMillis : item.timeMillis;
        int flags = before | flags(side, item);

        count(source, leg, side, item);
        count(source, leg, expectedMillis, Counter.MATCHED, 1);
        if ((flags & Slice.NOOP) != 0) {
            count(source, leg, expectedMillis, Counter.FILTERED, 1);
        }
        if (expectedMillis != actualMillis && (flags & Slice.MANY) == 0) {
            count(source, leg, expectedMillis, Counter.SKEWED, 1);
        }
        if ((before & Slice.REPORTED) != 0) {
            takeBack(leg, side, item, source, expectedMillis, actualMillis);
        }
        if (readings.wants(leg)) {
            tellOfMatch(bucket, source, leg, side, item, expectedMillis);
        }
        bucket.settle(flags, Math.max(expectedMillis, actualMillis));
    }

    /** The other side had been reported; it is found, or explained. */
    private void takeBack(
            int leg, Side side, Arrival item, int source, long expectedMillis, long actualMillis) {
        if (side == Side.ACTUAL) {
            count(source, leg, expectedMillis, Counter.MISSING, -1);
            count(source, leg, expectedMillis, Counter.FOUND, 1);
            verdicts.exception(Verdicts.Type.FOUND, leg, item, expectedMillis, null);
        } else {
            count(source, leg, actualMillis, Counter.UNEXPECTED, -1);
            verdicts.exception(Verdicts.Type.EXPLAINED, leg, item, expectedMillis, null);
        }
    }

    private void tellOfMatch(
            Bucket bucket, int source, int leg, Side side, Arrival item, long expectedMillis) {
        Slice slice = bucket.slice;
        boolean isActual = side == Side.ACTUAL;
        boolean reported = slice.is(bucket.entry, Slice.REPORTED);
        boolean noop = isActual ? item.noop : slice.is(bucket.entry, Slice.NOOP);
        Readings.Event event;
        double value = Double.NaN;
        if (noop) {
            if (!reported || !isActual) {
                return; // nothing was expected to be measured
            }
            event = Readings.Event.FILTERED;
        } else if (reported && !isActual) {
            event = Readings.Event.EXPLAINED; // with the value that was told of the unexpected one
        } else {
            value = isActual ? item.value : pendingValue(bucket);
            event = reported ? Readings.Event.FOUND : Readings.Event.ARRIVED;
            event = Double.isNaN(value) ? Readings.Event.INVALID : event;
        }
        readings.reading(event, source, leg, item, expectedMillis, value);
    }

    private double pendingValue(Bucket bucket) {
        bucket.slice.pending.read(bucket.entry, decided);
        return decided.value;
    }

    /** W has come to a later time; {@link #decideDue} must follow for every bucket. */
    public void advanceTo(long newWatermark) {
        if (newWatermark < watermark) {
            throw new IllegalArgumentException(
                    "W may not go back from " + watermark + " to " + newWatermark);
        }
        watermark = newWatermark;
    }

    /** Decides what W has passed the deadline of, then forgets what is beyond the horizon. */
    public void decideDue(Bucket bucket) {
        bucket.decideDue(watermark, () -> decide(bucket));
        bucket.forget(rules.horizon(watermark));
    }

    /** Decides everything that is pending: all streams are at rest. */
    public void decideAll(Bucket bucket) {
        bucket.decideDue(Long.MAX_VALUE, () -> decide(bucket));
    }

    private void decide(Bucket bucket) {
        Slice slice = bucket.slice;
        int entry = bucket.entry;
        slice.pending.read(entry, decided);
        boolean missing = slice.is(entry, Slice.SEEN_EXPECTED);
        int leg = slice.leg(entry);
        long timeMillis = slice.timeMillis(entry);
        int source = deltas.source(decided.text, decided.sourceStart, decided.sourceEnd);
        count(source, leg, timeMillis, missing ? Counter.MISSING : Counter.UNEXPECTED, 1);
        Verdicts.Type type = missing ? Verdicts.Type.MISSING : Verdicts.Type.UNEXPECTED;
        verdicts.exception(type, leg, decided, timeMillis, null);
        if (readings.wants(leg)) {
            tellOfDecision(missing, source, leg, timeMillis);
        }
        bucket.settle(Slice.REPORTED, timeMillis);
    }

    private void tellOfDecision(boolean missing, int source, int leg, long timeMillis) {
        if (missing) {
            readings.reading(Readings.Event.MISSING, source, leg, decided, timeMillis, Double.NaN);
        } else if (!Double.isNaN(decided.value)) {
            readings.reading(
                    Readings.Event.UNEXPECTED, source, leg, decided, timeMillis, decided.value);
        }
    }
}
