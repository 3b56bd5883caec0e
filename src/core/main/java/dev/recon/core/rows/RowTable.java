package dev.recon.core.rows;

import dev.recon.core.store.LegMapping;
import java.util.Arrays;

/**
 * The metrics rows of one window: an open-addressing table by leg and source over dense columns, so
 * that a row costs about its counts and the name of its source, and no object besides.
 */
final class RowTable {

    private int size;
    private int[] legs;
    private int[] hashes;
    private byte[][] sources;
    private long[] revisions;
    private boolean[] changed;

    /** {@link Counter#COUNT} a row. */
    private long[] counts;

    /** Row number + 1, or 0 for free; a power of two, at most half full. */
    private int[] slots;

    RowTable(int capacity) {
        int rows = Math.max(4, capacity);
        legs = new int[rows];
        hashes = new int[rows];
        sources = new byte[rows][];
        revisions = new long[rows];
        changed = new boolean[rows];
        counts = new long[rows * Counter.COUNT];
        slots = new int[Integer.highestOneBit(rows) * 4];
    }

    int size() {
        return size;
    }

    /** The row of a leg and the source {@code text[from..to)}; a new one when there is none. */
    int row(int leg, byte[] text, int from, int to) {
        int hash = hash(leg, text, from, to);
        for (int slot = hash & (slots.length - 1);
                slots[slot] != 0;
                slot = (slot + 1) & (slots.length - 1)) {
            int row = slots[slot] - 1;
            if (hashes[row] == hash
                    && legs[row] == leg
                    && Arrays.equals(sources[row], 0, sources[row].length, text, from, to)) {
                return row;
            }
        }
        return append(leg, hash, Arrays.copyOfRange(text, from, to));
    }

    private static int hash(int leg, byte[] text, int from, int to) {
        int hash = leg + 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private int append(int leg, int hash, byte[] source) {
        if (size == legs.length) {
            grow();
        }
        legs[size] = leg;
        hashes[size] = hash;
        sources[size] = source;
        link(size);
        return size++;
    }

    private void grow() {
        int rows = size + (size >> 1) + 4;
        legs = Arrays.copyOf(legs, rows);
        hashes = Arrays.copyOf(hashes, rows);
        sources = Arrays.copyOf(sources, rows);
        revisions = Arrays.copyOf(revisions, rows);
        changed = Arrays.copyOf(changed, rows);
        counts = Arrays.copyOf(counts, Math.multiplyExact(rows, Counter.COUNT));
        if (rows * 2 > slots.length) {
            slots = new int[Integer.highestOneBit(rows) * 4];
            for (int row = 0; row < size; row++) {
                link(row);
            }
        }
    }

    private void link(int row) {
        int slot = hashes[row] & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = row + 1;
    }

    int leg(int row) {
        return legs[row];
    }

    byte[] source(int row) {
        return sources[row];
    }

    long count(int row, int counter) {
        return counts[row * Counter.COUNT + counter];
    }

    void add(int row, int counter, long delta) {
        counts[row * Counter.COUNT + counter] += delta;
    }

    /** The counts of a row, in {@code into}. */
    long[] counts(int row, long[] into) {
        System.arraycopy(counts, row * Counter.COUNT, into, 0, Counter.COUNT);
        return into;
    }

    long revision(int row) {
        return revisions[row];
    }

    void setRevision(int row, long revision) {
        revisions[row] = revision;
    }

    /** Whether the row has changed since its last revision was emitted. */
    boolean isChanged(int row) {
        return changed[row];
    }

    void setChanged(int row, boolean isChanged) {
        changed[row] = isChanged;
    }

    boolean hasChanges() {
        for (int row = 0; row < size; row++) {
            if (changed[row]) {
                return true;
            }
        }
        return false;
    }

    /** The rows without those of legs that are gone. */
    RowTable copy(LegMapping mapping) {
        RowTable copies = new RowTable(size);
        for (int row = 0; row < size; row++) {
            int leg = mapping.numberOf(legs[row]);
            if (leg >= 0) {
                byte[] source = sources[row];
                int copy = copies.row(leg, source, 0, source.length);
                copies.setRevision(copy, revision(row));
                copies.setChanged(copy, isChanged(row));
                for (int counter = 0; counter < Counter.COUNT; counter++) {
                    copies.add(copy, counter, count(row, counter));
                }
            }
        }
        return copies;
    }

    void checkLegs(LegMapping legs) {
        for (int row = 0; row < size; row++) {
            legs.check(this.legs[row]);
        }
    }
}
