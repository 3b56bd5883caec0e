package dev.recon.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Readings that were only ever measured, which are nearly all: of each the hash of its key, that of
 * its value, and who has written it, in a table with open addressing. For one thread.
 */
final class MeasuredReadings {

    private static final int NOBODY = 0;

    private final List<Writer> writers = new ArrayList<>();
    private final LongBag repeated = new LongBag();
    private long[] keys = new long[1024];
    private long[] values = new long[1024];

    /** One more than the index of the writer; less than {@link #NOBODY} for what was forgotten. */
    private int[] by = new int[1024];

    private int used;

    /**
     * Adds a reading, or replaces it when its writer is none of an earlier epoch.
     *
     * @return whether it is one more: it was not there, or it is there from the same writer
     */
    boolean add(long key, long value, Writer writer) {
        if (2 * used >= keys.length) {
            grow();
        }
        int slot = slot(key);
        Writer known = writer(slot);
        if (known == null || (known.epoch() <= writer.epoch() && !known.equals(writer))) {
            used += by[slot] == NOBODY ? 1 : 0;
            keys[slot] = key;
            values[slot] = value;
            by[slot] = number(writer);
        } else if (known.equals(writer)) {
            repeated.add(value);
        }
        return known == null || known.equals(writer);
    }

    /** Null when there is no such reading. */
    Writer writerOf(long key) {
        return writer(slot(key));
    }

    /** The reading is there no more. */
    void forget(long key) {
        int slot = slot(key);
        by[slot] = -Math.abs(by[slot]);
    }

    /** How many came again from the same writer. */
    int repeated() {
        return repeated.size();
    }

    /** Those of all readings, also of those that came again. */
    LongBag values() {
        LongBag all = repeated.copy();
        for (int slot = 0; slot < by.length; slot++) {
            if (by[slot] > NOBODY) {
                all.add(values[slot]);
            }
        }
        return all;
    }

    private Writer writer(int slot) {
        return by[slot] > NOBODY ? writers.get(by[slot] - 1) : null;
    }

    private int number(Writer writer) {
        int index = writers.indexOf(writer);
        if (index < 0) {
            index = writers.size();
            writers.add(writer);
        }
        return index + 1;
    }

    /** Of the key, or the one where it belongs; a key is a hash already. */
    private int slot(long key) {
        int slot = (int) (key & (keys.length - 1));
        while (by[slot] != NOBODY && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        int[] oldBy = by;
        keys = new long[2 * oldKeys.length];
        values = new long[keys.length];
        by = new int[keys.length];
        for (int old = 0; old < oldBy.length; old++) {
            if (oldBy[old] != NOBODY) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                values[slot] = oldValues[old];
                by[slot] = oldBy[old];
            }
        }
    }
}
