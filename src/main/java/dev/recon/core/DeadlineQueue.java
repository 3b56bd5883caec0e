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

    /** Lists used lately, each where its deadline hashes to. */
    private final Due[] recent = new Due[64];

    /** Entries of one deadline, as pairs of slice and entry. */
    static final class Due {
        private final long deadline;
        private long[] slices = new long[8];
        private int[] entries = new int[8];
        private int size;

        private Due(long deadline) {
            this.deadline = deadline;
        }

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
        int position = position(deadline);
        Due list = recent[position];
        if (list == null || list.deadline != deadline) {
            list = lists.computeIfAbsent(deadline, Due::new);
            recent[position] = list;
        }
        list.add(slice, entry);
    }

    private static int position(long deadline) {
        return (int) (deadline * 0x9E3779B97F4A7C15L >>> 58);
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
        recent[position(first.getKey())] = null;
        return first.getValue();
    }
}
