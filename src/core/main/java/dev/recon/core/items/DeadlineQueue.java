package dev.recon.core.items;

import dev.recon.core.store.TimeMap;
import java.util.Arrays;

/**
 * Which entries of a bucket fall due when. Deadlines are multiples of the timer resolution, so
 * entries share a list; an entry that was matched in the meantime stays in its list and is passed
 * over when the list falls due.
 */
final class DeadlineQueue {

    private final TimeMap<Due> lists = new TimeMap<>();

    /**
     * Entries of one deadline. Their slices lie close together, so one word holds an entry's number
     * and how far its slice is from the first one's.
     */
    static final class Due {
        private final long firstSlice;
        private long[] entries = new long[8];
        private int size;

        private Due(long firstSlice) {
            this.firstSlice = firstSlice;
        }

        private void add(long slice, int entry) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size * 2);
            }
            entries[size++] = (long) Math.toIntExact(slice - firstSlice) << 32 | entry;
        }

        int size() {
            return size;
        }

        long slice(int i) {
            return firstSlice + (entries[i] >> 32);
        }

        int entry(int i) {
            return (int) entries[i];
        }
    }

    void add(long deadline, long slice, int entry) {
        Due list = lists.get(deadline);
        if (list == null) {
            list = new Due(slice);
            lists.put(deadline, list);
        }
        list.add(slice, entry);
    }

    /**
     * Takes the earliest list whose deadline is at or before {@code untilMillis}; null when there
     * is none.
     */
    Due poll(long untilMillis) {
        if (lists.isEmpty() || lists.sorted().firstKey() > untilMillis) {
            return null;
        }
        return lists.pollFirst().getValue();
    }
}
