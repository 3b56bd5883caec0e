package dev.recon.core;

import java.util.Arrays;

/**
 * The items of one bucket whose latest event time lies in one slice of event time: an
 * open-addressing table over dense columns of 24 bytes an item. Entries are only appended and
 * changed in place, so an index stays good for the life of the slice, entries lie in order of
 * arrival, and what changed since the last checkpoint is a set of pages.
 *
 * <p>Source and id are held (in {@link TextArena}) only while an item is pending, that is one-sided
 * and undecided: later events about it are caused by records that bring their own text.
 */
final class Slice {

    static final int PAGE = 256;

    static final int SEEN_EXPECTED = 1;
    static final int SEEN_ACTUAL = 2;
    static final int REPORTED = 4;
    static final int NOOP = 8;
    static final int MANY = 16;

    /** Moved to another slice, or forgotten. */
    static final int GONE = 32;

    private static final int LEG_SHIFT = 8;
    private static final int OFFSET_SHIFT = 24;

    final long index;
    final long startMillis;
    private int size;
    private long[] hash1;
    private long[] hash2;

    /** Per entry: time since the slice's start (40 bits), leg (16), flags (8). */
    private long[] meta;

    /** Entry number + 1, or 0 for free; a power of two, at most half full. */
    private int[] slots;

    final TextArena pending = new TextArena();

    /** One bit a page. */
    private long[] dirty = new long[1];

    Slice(long index, long lengthMillis) {
        this.index = index;
        startMillis = index * lengthMillis;
        allocate(0);
    }

    /** A slice of which {@code size} entries rest in the store. */
    static Slice resting(long index, long lengthMillis, int size) {
        Slice slice = new Slice(index, lengthMillis);
        slice.rest();
        slice.size = size;
        return slice;
    }

    int size() {
        return size;
    }

    /** Whether the columns are left to the store; what is pending never rests. */
    boolean isResting() {
        return meta == null;
    }

    /** Lets go of the columns; all pages must have been saved. */
    void rest() {
        hash1 = null;
        hash2 = null;
        meta = null;
        slots = null;
    }

    /** Makes room for the entries of a slice that rested; they follow by {@link #restore}. */
    void wake() {
        allocate(size);
        size = 0;
    }

    private void allocate(int capacity) {
        int entries = Math.max(16, capacity);
        hash1 = new long[entries];
        hash2 = new long[entries];
        meta = new long[entries];
        slots = new int[Integer.highestOneBit(entries) * 4];
    }

    /** The entry, or -1. */
    int find(long h1, long h2, int leg) {
        int mask = slots.length - 1;
        for (int slot = slot(h1, leg) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int entry = slots[slot] - 1;
            if (hash1[entry] == h1 && hash2[entry] == h2 && leg(entry) == leg && !is(entry, GONE)) {
                return entry;
            }
        }
        return -1;
    }

    int append(long h1, long h2, int leg, long timeMillis, int flags) {
        if (size == meta.length) {
            grow();
        }
        int entry = size++;
        hash1[entry] = h1;
        hash2[entry] = h2;
        meta[entry] = meta(timeMillis, leg, flags);
        link(entry);
        touch(entry);
        return entry;
    }

    private long meta(long timeMillis, int leg, int flags) {
        return (timeMillis - startMillis) << OFFSET_SHIFT | (long) leg << LEG_SHIFT | flags;
    }

    private void grow() {
        int capacity = size + (size >> 1) + 16;
        hash1 = Arrays.copyOf(hash1, capacity);
        hash2 = Arrays.copyOf(hash2, capacity);
        meta = Arrays.copyOf(meta, capacity);
        if (capacity * 2 > slots.length) {
            slots = new int[Integer.highestOneBit(capacity) * 4];
            for (int entry = 0; entry < size; entry++) {
                link(entry);
            }
        }
    }

    private void link(int entry) {
        int mask = slots.length - 1;
        int slot = slot(hash1[entry], leg(entry)) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = entry + 1;
    }

    private static int slot(long h1, int leg) {
        return (int) h1 + leg * 0x9E3779B9;
    }

    private void touch(int entry) {
        int page = entry / PAGE;
        if (page >> 6 >= dirty.length) {
            dirty = Arrays.copyOf(dirty, dirty.length * 2);
        }
        dirty[page >> 6] |= 1L << page;
    }

    boolean isDirty(int page) {
        return page >> 6 < dirty.length && (dirty[page >> 6] & 1L << page) != 0;
    }

    boolean isDirty() {
        for (long word : dirty) {
            if (word != 0) {
                return true;
            }
        }
        return false;
    }

    void clean() {
        Arrays.fill(dirty, 0);
    }

    int pages() {
        return (size + PAGE - 1) / PAGE;
    }

    long hash1(int entry) {
        return hash1[entry];
    }

    long hash2(int entry) {
        return hash2[entry];
    }

    long rawMeta(int entry) {
        return meta[entry];
    }

    int leg(int entry) {
        return (int) (meta[entry] >>> LEG_SHIFT) & 0xFFFF;
    }

    int flags(int entry) {
        return (int) meta[entry] & 0xFF;
    }

    long timeMillis(int entry) {
        return startMillis + (meta[entry] >>> OFFSET_SHIFT);
    }

    boolean is(int entry, int flag) {
        return (meta[entry] & flag) != 0;
    }

    /** One-sided and not yet reported. */
    boolean isPending(int entry) {
        int flags = flags(entry) & (SEEN_EXPECTED | SEEN_ACTUAL | REPORTED | GONE);
        return flags == SEEN_EXPECTED || flags == SEEN_ACTUAL;
    }

    void set(int entry, int flag) {
        meta[entry] |= flag;
        touch(entry);
    }

    void setTime(int entry, long timeMillis) {
        meta[entry] = meta(timeMillis, leg(entry), flags(entry));
        touch(entry);
    }

    /** Takes an entry as it was saved; pages must be restored in order. */
    void restore(long h1, long h2, long rawMeta) {
        if (size == meta.length) {
            grow();
        }
        hash1[size] = h1;
        hash2[size] = h2;
        meta[size] = rawMeta;
        link(size++);
    }

    /** Heap held, in bytes. */
    long memoryBytes() {
        long columns = isResting() ? 0 : 24L * meta.length + 4L * slots.length;
        return columns + pending.memoryBytes() + 200;
    }
}
