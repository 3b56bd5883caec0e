package dev.recon.core.items;

import java.util.Collection;

/**
 * Says in which slices of a bucket an item may be, so that a first arrival need not be looked for
 * in all of them, and evicted slices are loaded only when there is something in them.
 *
 * <p>A Bloom filter (B. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, CACM
 * 1970) per slice, stored bit-sliced: each position is a word whose bit {@code slice mod 64}
 * belongs to that slice, so one look at {@value #PROBES} words answers for all slices at once, and
 * a slice is dropped by clearing one bit of each word. No item is ever overlooked; with {@value
 * #POSITIONS_PER_ITEM} positions an item about one slice in 40,000 is named in vain. When a slice
 * outgrows the filter, the positions are doubled by writing the old ones twice, which keeps every
 * answer, the wrong ones too: slices that were filled before it had grown are named in vain more
 * often, until they are dropped.
 */
final class SliceFilter {

    private static final int PROBES = 6;
    private static final int POSITIONS_PER_ITEM = 32;

    private final int maxPositions;
    private long[] words = new long[64];

    /**
     * @param maxBytes bound on the heap; a power of two is used of it. With too few positions the
     *     filter only gets less selective
     */
    SliceFilter(long maxBytes) {
        maxPositions = (int) Math.min(1 << 28, Math.max(64, Long.highestOneBit(maxBytes / 8)));
    }

    void add(long h1, long h2, long slice, int itemsInSlice) {
        while ((long) itemsInSlice * POSITIONS_PER_ITEM > words.length
                && words.length < maxPositions) {
            doublePositions();
        }
        long bit = 1L << slice;
        long position = h1 >>> 32;
        for (int i = 0; i < PROBES; i++) {
            words[(int) position & (words.length - 1)] |= bit;
            position += h2 | 1;
        }
    }

    void add(Slice living) {
        for (int i = 0; i < living.size(); i++) {
            add(living.hash1(i), living.hash2(i), living.index, living.size());
        }
    }

    private void doublePositions() {
        long[] doubled = new long[words.length * 2];
        System.arraycopy(words, 0, doubled, 0, words.length);
        System.arraycopy(words, 0, doubled, words.length, words.length);
        words = doubled;
    }

    /** Bit {@code slice mod 64} is set for every slice that may hold the item. */
    long candidates(long h1, long h2) {
        long mask = -1L;
        long position = h1 >>> 32;
        for (int i = 0; i < PROBES; i++) {
            mask &= words[(int) position & (words.length - 1)];
            position += h2 | 1;
        }
        return mask;
    }

    /**
     * Forgets slices. A bit that one of them shared with living ones is made anew from those, else
     * items would be looked for in vain for as long as W lags far behind; unless that would have to
     * load one.
     */
    void drop(long bits, Collection<Slice> living) {
        long kept = 0;
        for (Slice each : living) {
            kept |= each.isEvicted() ? 1L << each.index : 0;
        }
        long dropped = bits & ~kept;
        drop(dropped);
        for (Slice each : living) {
            if ((dropped & 1L << each.index) != 0) {
                add(each);
            }
        }
    }

    /** Forgets all slices whose bit {@code slice mod 64} is set in {@code bits}. */
    void drop(long bits) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~bits;
        }
    }

    long memoryBytes() {
        return 8L * words.length;
    }
}
