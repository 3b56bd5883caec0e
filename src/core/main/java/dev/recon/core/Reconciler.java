package dev.recon.core;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Invalid;
import dev.recon.core.items.ItemCursor;
import dev.recon.core.items.ItemFlags;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.Deltas;
import dev.recon.core.time.Rules;
import dev.recon.core.time.Windowing;
import java.util.Arrays;

/**
 * The one transition function: an arrival and what is remembered of its item go in, the next state,
 * verdicts and counts come out. Expected and actual take the same path.
 *
 * <p>Buckets belong to the caller, who finds the one an arrival hashes to and calls {@link
 * #decideDue} for each of them when W advances.
 */
public final class Reconciler {

    private final Rules rules;
    private final Windowing windowing;
    private final Routes routes;
    private final Verdicts verdicts;
    private final Deltas deltas;
    private final Readings readings;
    private final ReadingEvents events;
    private final Bucket.Decider decider = this::decide;

    /** Names the pending item that is looked at, and has its value. */
    private final Arrival pending = new Arrival();

    private final long[] floors;
    private long watermark = Rules.NO_WATERMARK;

    /** Whether there has been an arrival or an advance. */
    private boolean started;

    public Reconciler(Rules rules, Routes routes, Verdicts verdicts, Deltas deltas) {
        this(rules, routes, verdicts, deltas, Readings.IGNORED);
    }

    public Reconciler(
            Rules rules, Routes routes, Verdicts verdicts, Deltas deltas, Readings readings) {
        this.readings = readings;
        events = new ReadingEvents(readings);
        this.rules = rules;
        windowing = rules.windowing();
        this.routes = routes;
        this.verdicts = verdicts;
        this.deltas = deltas;
        floors = new long[routes.legs().size()];
        Arrays.fill(floors, Rules.NO_WATERMARK);
    }

    /**
     * Resumes from restored state, before anything else; {@link #decideDue} must follow for every
     * bucket before the first arrival.
     *
     * @param watermark W as it was saved
     * @param floorMillis for each leg the event time at and before which nothing counts, however
     *     long the horizon is now: what was beyond the horizon then is final, and a leg that was
     *     not there then has not seen it; {@link Rules#NO_WATERMARK} for none
     * @throws IllegalStateException when anything has arrived, or W has advanced, before
     * @throws IllegalArgumentException when there is not one floor for each leg
     */
    public void resume(long watermark, long[] floorMillis) {
        if (started) {
            throw new IllegalStateException("What has begun cannot resume; W is " + this.watermark);
        }
        if (floorMillis.length != floors.length) {
            throw new IllegalArgumentException(
                    floorMillis.length + " floors for " + floors.length + " legs");
        }
        advanceTo(watermark);
        System.arraycopy(floorMillis, 0, floors, 0, floors.length);
    }

    public long watermark() {
        return watermark;
    }

    /**
     * One id of a record, on every leg and side it speaks of.
     *
     * @param bucket the one that it hashes to
     * @param arrival valid during the call
     * @throws IllegalStateException when the bucket has not been decided up to W
     */
    public void arrive(Bucket bucket, Arrival arrival) {
        requireDecided(bucket);
        started = true;
        int source = deltas.source(arrival.text, arrival.sourceStart, arrival.sourceEnd);
        for (int target : routes.targets(arrival.route)) {
            arrive(bucket, Routes.leg(target), Routes.side(target), arrival, source);
        }
    }

    private void arrive(Bucket bucket, int leg, Side side, Arrival arrival, int source) {
        long horizon = Math.max(rules.horizon(watermark), floors[leg]);
        if (arrival.timeMillis <= horizon) {
            verdicts.beyondHorizon(leg, side, arrival);
            return;
        }
        ItemCursor known = bucket.find(arrival, leg, horizon);
        if (known == null) {
            first(bucket, leg, side, arrival, source);
        } else if (known.has(seen(side))) {
            duplicate(leg, side, arrival, source);
        } else {
            match(known, leg, side, arrival, source);
        }
    }

    private static int seen(Side side) {
        return side == Side.EXPECTED ? ItemFlags.SEEN_EXPECTED : ItemFlags.SEEN_ACTUAL;
    }

    /** What is remembered of a record: its side, and of an actual whether it was a no-op. */
    private static int flags(Side side, Arrival arrival) {
        int noop = side == Side.ACTUAL && arrival.noop ? ItemFlags.NOOP : 0;
        return seen(side) | noop | (arrival.many ? ItemFlags.MANY : 0);
    }

    private void first(Bucket bucket, int leg, Side side, Arrival arrival, int source) {
        count(source, leg, side, arrival);
        bucket.add(
                arrival, leg, flags(side, arrival), rules.deadline(arrival.timeMillis, watermark));
    }

    /** What the first record of a side counts by itself. */
    private void count(int source, int leg, Side side, Arrival arrival) {
        if (side == Side.EXPECTED) {
            count(source, leg, arrival.timeMillis, Counter.EXPECTED, 1);
        } else if (!arrival.noop && arrival.invalid != Invalid.NONE) {
            count(source, leg, arrival.timeMillis, Counter.INVALID, 1);
            verdicts.exception(Verdicts.Type.INVALID, leg, arrival, arrival.timeMillis, null);
        }
    }

    private void count(int source, int leg, long timeMillis, Counter counter, int delta) {
        deltas.add(source, leg, windowing.paneStart(timeMillis), counter, delta);
    }

    private void duplicate(int leg, Side side, Arrival arrival, int source) {
        Counter counter =
                side == Side.EXPECTED ? Counter.DUPLICATE_EXPECTED : Counter.DUPLICATE_ACTUAL;
        count(source, leg, arrival.timeMillis, counter, 1);
        if (rules.reportDuplicates()) {
            verdicts.exception(Verdicts.Type.DUPLICATE, leg, arrival, arrival.timeMillis, side);
        }
    }

    private void match(ItemCursor known, int leg, Side side, Arrival arrival, int source) {
        int before = known.flags();
        long otherMillis = known.timeMillis();
        long expectedMillis = side == Side.EXPECTED ? arrival.timeMillis : otherMillis;
        long actualMillis = side == Side.EXPECTED ? otherMillis : arrival.timeMillis;
        int flags = before | flags(side, arrival);

        count(source, leg, side, arrival);
        count(source, leg, expectedMillis, Counter.MATCHED, 1);
        if ((flags & ItemFlags.NOOP) != 0) {
            count(source, leg, expectedMillis, Counter.FILTERED, 1);
        }
        if (expectedMillis != actualMillis && (flags & ItemFlags.MANY) == 0) {
            count(source, leg, expectedMillis, Counter.SKEWED, 1);
        }
        if ((before & ItemFlags.DECIDED) != 0) {
            takeBack(leg, side, arrival, source, expectedMillis, actualMillis);
        }
        if (readings.wants(leg)) {
            events.matched(known, source, leg, side, arrival, expectedMillis);
        }
        known.settle(flags, Math.max(expectedMillis, actualMillis));
    }

    /** The item had been decided; it is found, or explained. */
    private void takeBack(
            int leg,
            Side side,
            Arrival arrival,
            int source,
            long expectedMillis,
            long actualMillis) {
        if (side == Side.ACTUAL) {
            count(source, leg, expectedMillis, Counter.MISSING, -1);
            count(source, leg, expectedMillis, Counter.FOUND, 1);
            verdicts.exception(Verdicts.Type.FOUND, leg, arrival, expectedMillis, null);
        } else {
            count(source, leg, actualMillis, Counter.UNEXPECTED, -1);
            verdicts.exception(Verdicts.Type.EXPLAINED, leg, arrival, expectedMillis, null);
        }
    }

    /**
     * W has come to a later time; {@link #decideDue} must follow for every bucket.
     *
     * @param newWatermark W, event time in ms
     * @throws IllegalArgumentException when W would go back
     */
    public void advanceTo(long newWatermark) {
        if (newWatermark < watermark) {
            throw new IllegalArgumentException(
                    "W may not go back from " + watermark + " to " + newWatermark);
        }
        started = true;
        watermark = newWatermark;
    }

    /** Decides what W has passed the deadline of, then forgets what is beyond the horizon. */
    public void decideDue(Bucket bucket) {
        bucket.advance(watermark, rules.horizon(watermark), decider);
    }

    /**
     * Decides everything that is pending: all streams are silent, and W stays where it is.
     *
     * @throws IllegalStateException before {@link #decideDue} of this W
     */
    public void decideAll(Bucket bucket) {
        requireDecided(bucket);
        bucket.decideAll(decider);
    }

    private void requireDecided(Bucket bucket) {
        if (bucket.watermark() != watermark) {
            throw new IllegalStateException(
                    "W is "
                            + watermark
                            + ", but the bucket has been decided up to "
                            + bucket.watermark());
        }
    }

    private void decide(ItemCursor item) {
        item.readPending(pending);
        boolean missing = item.has(ItemFlags.SEEN_EXPECTED);
        int leg = item.leg();
        long timeMillis = item.timeMillis();
        int source = deltas.source(pending.text, pending.sourceStart, pending.sourceEnd);
        count(source, leg, timeMillis, missing ? Counter.MISSING : Counter.UNEXPECTED, 1);
        Verdicts.Type type = missing ? Verdicts.Type.MISSING : Verdicts.Type.UNEXPECTED;
        verdicts.exception(type, leg, pending, timeMillis, null);
        if (readings.wants(leg)) {
            events.decided(pending, missing, source, leg, timeMillis);
        }
        item.settle(ItemFlags.DECIDED, timeMillis);
    }
}
