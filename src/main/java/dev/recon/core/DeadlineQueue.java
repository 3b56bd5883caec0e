package dev.recon.core;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which entries of a bucket fall due when. Deadlines are multiples of the timer resolution, so
 * entries share a list; an entry that was matched in the meantime stays in its list and is passed
 * over when the list falls due.
 */
final class DeadlineQueue {

    private final TreeMap<Long, Due> lists = new TreeMap<>();
    private long lastDeadline;
    private Due last;

    /** Entries of one deadline, as pairs of slice and entry. */
    static final class Due {
        private long[] slices = new long[8];
        private int[] entries = new int[8];
        private int size;

        private void add(long slice, int entry) {
            if (size == entries.length) {
                slices = Arrays.copyOf(slices, size * 2);
                entries = Arrays.copyOf(entries, size * 2);
            }
            slices[size] = slice;
            entries[size++] = entry;
        }

        int size() {
            return size;
        }

        long slice(int i) {
            return slices[i];
        }

        int entry(int i) {
            return entries[i];
        }
    }

    void add(long deadline, long slice, int entry) {
        if (last == null || lastDeadline != deadline) {
            last = lists.computeIfAbsent(deadline, d -> new Due());
            lastDeadline = deadline;
        }
        last.add(slice, entry);
    }

    /**
     * Takes the earliest list whose deadline is at or before {@code untilMillis}; null when there
     * is none.
     */
    Due poll(long untilMillis) {
        Map.Entry<Long, Due> first = lists.firstEntry();
        if (first == null || first.getKey() > untilMillis) {
            return null;
        }
        lists.pollFirstEntry();
        last = null;
        return first.getValue();
    }
}
