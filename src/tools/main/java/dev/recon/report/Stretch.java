package dev.recon.report;

import java.util.Arrays;

/** A stretch of time, both ends included. */
record Stretch(long fromMillis, long toMillis) {

    /** How many readings are shown beside a gap, at least. */
    static final int MARGIN = 30;

    boolean has(long millis) {
        return fromMillis <= millis && millis <= toMillis;
    }

    /**
     * The longest gap with as many readings on each side as were filled in it, and no fewer than
     * {@link #MARGIN}; the latest readings where there is no gap. Of gaps that are equally long,
     * the first.
     *
     * @param measured times, in order
     * @param filled times, in order
     */
    static Stretch aroundLongestGap(long[] measured, long[] filled) {
        int longest = 0;
        int at = Math.max(0, measured.length - MARGIN);
        for (int i = 0; i < filled.length; ) {
            int next = firstAfter(measured, filled[i]);
            int end = next == measured.length ? filled.length : firstAfter(filled, measured[next]);
            end = Math.max(end, i + 1);
            if (end - i > longest) {
                longest = end - i;
                at = next;
            }
            i = end;
        }
        int margin = Math.max(MARGIN, longest);
        int first = Math.max(0, at - margin);
        int last = Math.min(measured.length, at + margin) - 1;
        long from = first < measured.length ? measured[first] : Long.MAX_VALUE;
        long to = last >= 0 ? measured[last] : Long.MIN_VALUE;
        if (longest > 0 && at <= first) {
            from = Math.min(from, filled[0]);
        }
        if (longest > 0 && at > last) {
            to = Math.max(to, filled[filled.length - 1]);
        }
        return new Stretch(from, to);
    }

    /** Where the first is that is later. */
    private static int firstAfter(long[] times, long millis) {
        int at = Arrays.binarySearch(times, millis);
        if (at < 0) {
            return -at - 1;
        }
        while (at < times.length && times[at] == millis) {
            at++;
        }
        return at;
    }
}
