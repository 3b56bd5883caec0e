package dev.recon.core.time;

import java.io.Serializable;

/**
 * The time rules of a reconciliation, all in milliseconds; the letters are those of the semantics.
 *
 * @param windowing o: how event time is cut into metrics windows
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
        Windowing windowing,
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

    /** With tumbling windows of a length of {@code metricsIntervalMillis}. */
    public Rules(
            long metricsIntervalMillis,
            long missingAfterMillis,
            long outOfOrdernessMillis,
            long correctionHorizonMillis,
            long idleTimeoutMillis,
            long timerResolutionMillis,
            long futureToleranceMillis,
            boolean reportDuplicates) {
        this(
                Windowing.tumbling(metricsIntervalMillis),
                missingAfterMillis,
                outOfOrdernessMillis,
                correctionHorizonMillis,
                idleTimeoutMillis,
                timerResolutionMillis,
                futureToleranceMillis,
                reportDuplicates);
    }

    /**
     * @throws IllegalArgumentException when a number is out of its range
     */
    public Rules {
        long shortest = Math.addExact(missingAfterMillis, windowing.lengthMillis());
        inRange("missingAfterMillis", missingAfterMillis, 1, Long.MAX_VALUE);
        inRange("outOfOrdernessMillis", outOfOrdernessMillis, 0, missingAfterMillis);
        inRange("correctionHorizonMillis", correctionHorizonMillis, shortest, Long.MAX_VALUE);
        inRange("idleTimeoutMillis", idleTimeoutMillis, 1, Long.MAX_VALUE);
        inRange("timerResolutionMillis", timerResolutionMillis, 1, windowing.lengthMillis());
        inRange("futureToleranceMillis", futureToleranceMillis, 0, Long.MAX_VALUE);
    }

    private static void inRange(String name, long millis, long least, long most) {
        if (millis < least || millis > most) {
            throw new IllegalArgumentException(
                    name + " is " + millis + ", and has to be " + least + " to " + most);
        }
    }

    /** o: length of a metrics window in ms. */
    public long metricsIntervalMillis() {
        return windowing.lengthMillis();
    }

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
}
