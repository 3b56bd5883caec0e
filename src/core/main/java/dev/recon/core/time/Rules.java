package dev.recon.core.time;

import java.io.Serializable;

/**
 * The time rules of a reconciliation, all in milliseconds; the letters are those of the semantics.
 *
 * @param metricsIntervalMillis o: length of a tumbling metrics window, aligned to the epoch;
 *     greater than 0
 * @param missingAfterMillis n: patience, how far event time moves past an item before it is
 *     decided; greater than 0
 * @param outOfOrdernessMillis b: how far a stream may run out of order; 0 to n
 * @param correctionHorizonMillis m: how long after its event time an item can be corrected; at
 *     least n + o
 * @param idleTimeoutMillis z: processing time of silence after which a stream no longer holds W
 *     back; greater than 0
 * @param timerResolutionMillis r: deadlines are rounded up to multiples of it; greater than 0, at
 *     most o
 * @param futureToleranceMillis how far a record's time may be ahead of the wall clock; at least 0
 * @param reportDuplicates whether a duplicate is an exception of its own as well as a count
 */
public record Rules(
        long metricsIntervalMillis,
        long missingAfterMillis,
        long outOfOrdernessMillis,
        long correctionHorizonMillis,
        long idleTimeoutMillis,
        long timerResolutionMillis,
        long futureToleranceMillis,
        boolean reportDuplicates)
        implements Serializable {

    /** W before anything is known; every record is later. */
    public static final long NO_WATERMARK = Long.MIN_VALUE;

    /** W after the end of all input; everything is decided and final. */
    public static final long END = Long.MAX_VALUE;

    /**
     * The time at which an item first seen at {@code timeMillis} is decided, rounded up to the
     * timer resolution.
     */
    public long deadline(long timeMillis) {
        long raw = timeMillis + missingAfterMillis - outOfOrdernessMillis;
        return -Math.floorDiv(-raw, timerResolutionMillis) * timerResolutionMillis;
    }

    /**
     * The time at which an item of {@code timeMillis} that is pending at W is decided if nothing
     * else comes: not at once, so that a late pair is not reported in between, and never after it
     * would be forgotten. It stays the same while W moves up to it, so it need not be saved.
     */
    public long deadline(long timeMillis, long watermark) {
        long deadline = deadline(timeMillis);
        if (deadline <= watermark) {
            deadline =
                    (Math.floorDiv(watermark, timerResolutionMillis) + 1) * timerResolutionMillis;
        }
        return Math.min(deadline, timeMillis + correctionHorizonMillis);
    }

    /**
     * The latest event time that is beyond the horizon: {@code time + m <= W} is {@code time <=
     * horizon(W)}.
     */
    public long horizon(long watermark) {
        return horizon(watermark, correctionHorizonMillis);
    }

    /** The same under another correction horizon. */
    public static long horizon(long watermark, long correctionHorizonMillis) {
        return watermark == NO_WATERMARK ? NO_WATERMARK : watermark - correctionHorizonMillis;
    }

    /** Start of the metrics window that an event time lies in. */
    public long windowStart(long timeMillis) {
        return Math.floorDiv(timeMillis, metricsIntervalMillis) * metricsIntervalMillis;
    }

    /** Every window that is over at W starts before this. */
    public long overBefore(long watermark) {
        boolean known = watermark != NO_WATERMARK && watermark != END;
        return known ? watermark - metricsIntervalMillis + 2 : watermark;
    }

    /** The last event time of a metrics window. */
    public long windowLast(long windowStartMillis) {
        return windowStartMillis + metricsIntervalMillis - 1;
    }

    /** Whether going from one W to a later one crosses a multiple of the metrics interval. */
    public boolean crossesInterval(long from, long to) {
        return intervalsBefore(to) > intervalsBefore(from);
    }

    private long intervalsBefore(long watermark) {
        long next = watermark == END ? END : watermark + 1;
        return Math.floorDiv(next, metricsIntervalMillis);
    }
}
