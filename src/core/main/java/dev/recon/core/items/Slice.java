package dev.recon.core.items;

import dev.recon.core.store.LegMapping;
import dev.recon.state.ItemBits;
import java.util.Arrays;

/**
 * The items of one bucket whose latest event time lies in one slice of event time: an
 * open-addressing table over dense entries of 24 bytes. Entries are only appended and changed in
 * place, so an index stays good for the life of the slice, entries lie in order of arrival, and
 * what changed since it was last saved is a set of pages.
 *
 * <p>Source and id are held (in {@link TextArena}) only while an item is pending, that is one-sided
 * and not yet decided: later events about it are caused by records that bring their own text.
 */
final class Slice {

    static final int PAGE = 256;

    private static final int LEG_SHIFT = ItemBits.LEG_SHIFT;
    private static final int OFFSET_SHIFT = ItemBits.TIME_SHIFT;

    private static final int WORDS = 3;
    private static final int HASH2 = 1;
    private static final int META = 2;

    final long index;
    final long startMillis;
    private int size;

    /**
     * Three words an entry, side by side so that a look at one costs one miss of the cache: both
     * halves of the hash; then time since the slice's start (40 bits), leg (16), flags (8).
     */
    private long[] words;

    /** Entry number + 1, or 0 for free; a power of two, at most half full. */
    private int[] slots;

    final TextArena pending = new TextArena();

    /** One bit a page: changed since it was saved. */
    private long[] dirty = new long[1];

    /** One bit a page: changed since {@link #coolDown}. */
    private long[] hot = new long[1];

    Slice(long index, long lengthMillis, int capacity) {
        this.index = index;
        startMillis = index * lengthMillis;
        allocate(capacity);
    }

    /** A slice of {@code size} entries, all of them in the store only. */
    static Slice evicted(long index, long lengthMillis, int size) {
        Slice slice = new Slice(index, lengthMillis, 0);
        slice.evict();
        slice.size = size;
        return slice;
    }

    int size() {
        return size;
    }

    /** Whether the entries are in the store only; a slice with pending ones never is. */
    boolean isEvicted() {
        return words == null;
    }

    /**
     * Frees the memory of the entries; they are left to the store.
     *
     * @throws IllegalStateException when a page has not been saved, or something is pending
     */
    void evict() {
        if (nextDirty(0, false) >= 0 || !pending.isEmpty()) {
            throw new IllegalStateException(
                    "Slice " + index + " has what is in no store, and cannot be evicted");
        }
        words = null;
        slots = null;
    }

    /**
     * Makes room for the entries of an evicted slice; they follow by {@link #restore}.
     *
     * @throws IllegalStateException when it is not evicted
     */
    void load() {
        if (!isEvicted()) {
            throw new IllegalStateException("Slice " + index + " is in memory already");
        }
        allocate(size);
        size = 0;
    }

    private void allocate(int capacity) {
        int entries = Math.max(16, capacity);
        words = new long[entries * WORDS];
        slots = new int[Integer.highestOneBit(entries) * 4];
    }

    /** The entry, or -1. */
    int find(long h1, long h2, int leg) {
        int mask = slots.length - 1;
        for (int slot = slot(h1, leg) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int entry = slots[slot] - 1;
            if (hash1(entry) == h1
                    && hash2(entry) == h2
                    && leg(entry) == leg
                    && !is(entry, ItemFlags.GONE)) {
                return entry;
            }
        }
        return -1;
    }

    int append(long h1, long h2, int leg, long timeMillis, int flags) {
        int entry = add(h1, h2, meta(timeMillis, leg, flags));
        touch(entry);
        return entry;
    }

    private int add(long h1, long h2, long meta) {
        if (size == capacity()) {
            grow();
        }
        int at = size * WORDS;
        words[at] = h1;
        words[at + HASH2] = h2;
        words[at + META] = meta;
        link(size);
        return size++;
    }

    private int capacity() {
        return words.length / WORDS;
    }

    private long meta(long timeMillis, int leg, int flags) {
        return (timeMillis - startMillis) << OFFSET_SHIFT | (long) leg << LEG_SHIFT | flags;
    }

    private void grow() {
        int capacity = size + (size >> 1) + 16;
        words = Arrays.copyOf(words, Math.multiplyExact(capacity, WORDS));
        if (capacity * 2 > slots.length) {
            slots = new int[Integer.highestOneBit(capacity) * 4];
            for (int entry = 0; entry < size; entry++) {
                link(entry);
            }
        }
    }

    private void link(int entry) {
        int mask = slots.length - 1;
        int slot = slot(hash1(entry), leg(entry)) & mask;
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
        int word = page >> 6;
        if (word >= dirty.length) {
            // A restored slice may be touched first far behind its start.
            int length = Math.max(dirty.length * 2, word + 1);
            dirty = Arrays.copyOf(dirty, length);
            hot = Arrays.copyOf(hot, length);
        }
        dirty[word] |= 1L << page;
        hot[word] |= 1L << page;
    }

    /**
     * The first page at or after {@code from} that changed since it was saved, or -1.
     *
     * @param cold pass over those that changed since {@link #coolDown} too
     */
    int nextDirty(int from, boolean cold) {
        for (int word = from >> 6; word < dirty.length; word++, from = word << 6) {
            long bits = (cold ? dirty[word] & ~hot[word] : dirty[word]) & -1L << from;
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }

    void saved(int page) {
        dirty[page >> 6] &= ~(1L << page);
    }

    void coolDown() {
        Arrays.fill(hot, 0);
    }

    int pages() {
        return (size + PAGE - 1) / PAGE;
    }

    long hash1(int entry) {
        return words[entry * WORDS];
    }

    long hash2(int entry) {
        return words[entry * WORDS + HASH2];
    }

    long rawMeta(int entry) {
        return words[entry * WORDS + META];
    }

    int leg(int entry) {
        return (int) (rawMeta(entry) >>> LEG_SHIFT) & 0xFFFF;
    }

    int flags(int entry) {
        return (int) rawMeta(entry) & 0xFF;
    }

    long timeMillis(int entry) {
        return startMillis + (rawMeta(entry) >>> OFFSET_SHIFT);
    }

    boolean is(int entry, int flag) {
        return (rawMeta(entry) & flag) != 0;
    }

    /** One-sided and not yet decided. */
    boolean isPending(int entry) {
        return ItemFlags.isPending(flags(entry));
    }

    void set(int entry, int flag) {
        words[entry * WORDS + META] |= flag;
        touch(entry);
    }

    void setTime(int entry, long timeMillis) {
        words[entry * WORDS + META] = meta(timeMillis, leg(entry), flags(entry));
        touch(entry);
    }

    /** Copies the items that are neither gone themselves nor of a leg that is. */
    void copy(LegMapping legs, Slice into) {
        Arrival text = new Arrival();
        for (int entry = 0; entry < size; entry++) {
            int leg = legs.numberOf(leg(entry));
            if (leg >= 0 && !is(entry, ItemFlags.GONE)) {
                long time = timeMillis(entry);
                int copy = into.append(hash1(entry), hash2(entry), leg, time, flags(entry));
                if (isPending(entry)) {
                    pending.read(entry, text);
                    into.pending.put(copy, text);
                }
            }
        }
    }

    /** Takes an entry as it was saved; pages must be restored in order. */
    void restore(long h1, long h2, long rawMeta) {
        add(h1, h2, rawMeta);
    }

    /** Heap held, in bytes. */
    long memoryBytes() {
        long table = isEvicted() ? 0 : 8L * words.length + 4L * slots.length;
        return table + pending.memoryBytes() + 200;
    }
}
