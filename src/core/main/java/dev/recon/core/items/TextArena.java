package dev.recon.core.items;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Source, id and value of the pending items of a slice, in one growing block, in the order of their
 * entries: each is put once, and after those of all lower numbers. Text is freed in bulk: when the
 * block is full and more than half of it belongs to items that are settled by now, it is compacted;
 * when no item is pending any more, it is dropped.
 */
final class TextArena {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = 8;
    private static final int VALUE = 8;

    /** In the length of the source: a value stands behind the id. */
    static final int HAS_VALUE = 1 << 31;

    private static final byte[] NOTHING = new byte[0];
    private static final int[] NOWHERE = new int[0];

    private byte[] block = NOTHING;
    private int used;
    private int texts;
    private int items;

    /** The entry that was put last. */
    private int last;

    /** Per entry of the slice: where its text lies + 1, or 0 for none. */
    private int[] at = NOWHERE;

    /**
     * @throws IllegalStateException when there is text of this entry or a later one
     */
    void put(int entry, Arrival arrival) {
        if (items > 0 && entry <= last) {
            throw new IllegalStateException(
                    "Text of entry " + entry + " comes after that of entry " + last);
        }
        last = entry;
        int source = arrival.sourceEnd - arrival.sourceStart;
        int id = arrival.idEnd - arrival.idStart;
        boolean hasValue = !Double.isNaN(arrival.value);
        int length = HEADER + source + id + (hasValue ? VALUE : 0);
        reserve(length);
        if (entry >= at.length) {
            at = Arrays.copyOf(at, Math.max(16, entry + (entry >> 1) + 1));
        }
        at[entry] = used + 1;
        INT.set(block, used, hasValue ? source | HAS_VALUE : source);
        INT.set(block, used + 4, id);
        System.arraycopy(arrival.text, arrival.sourceStart, block, used + HEADER, source);
        System.arraycopy(arrival.text, arrival.idStart, block, used + HEADER + source, id);
        used += length;
        if (hasValue) {
            DOUBLE.set(block, used - VALUE, arrival.value);
        }
        texts++;
        items++;
    }

    private void reserve(int bytes) {
        if (used + bytes <= block.length) {
            return;
        }
        if (items < texts / 2) {
            compact();
        }
        if (used + bytes > block.length) {
            block = Arrays.copyOf(block, Math.max(256, Math.addExact(used, bytes) + (used >> 1)));
        }
    }

    /** Texts lie in the order of their entries, so each moves forward only. */
    private void compact() {
        used = 0;
        texts = items;
        for (int entry = 0; entry < at.length; entry++) {
            if (at[entry] != 0) {
                int from = at[entry] - 1;
                int length = length(from);
                System.arraycopy(block, from, block, used, length);
                at[entry] = used + 1;
                used += length;
            }
        }
    }

    private int length(int from) {
        int source = (int) INT.get(block, from);
        int value = source < 0 ? VALUE : 0;
        return HEADER + (source & ~HAS_VALUE) + (int) INT.get(block, from + 4) + value;
    }

    boolean has(int entry) {
        return entry < at.length && at[entry] != 0;
    }

    /**
     * Points {@code arrival} at the text of an entry; valid until the next change.
     *
     * @throws IllegalStateException when there is none
     */
    void read(int entry, Arrival arrival) {
        if (!has(entry)) {
            throw new IllegalStateException("Entry " + entry + " has no text: it is not pending");
        }
        int from = at[entry] - 1;
        arrival.text = block;
        arrival.sourceStart = from + HEADER;
        int source = (int) INT.get(block, from);
        arrival.sourceEnd = arrival.sourceStart + (source & ~HAS_VALUE);
        arrival.idStart = arrival.sourceEnd;
        arrival.idEnd = arrival.idStart + (int) INT.get(block, from + 4);
        arrival.value = source < 0 ? (double) DOUBLE.get(block, arrival.idEnd) : Double.NaN;
    }

    void free(int entry) {
        if (!has(entry)) {
            return;
        }
        at[entry] = 0;
        if (--items == 0) {
            block = NOTHING;
            at = NOWHERE;
            used = 0;
            texts = 0;
        }
    }

    boolean isEmpty() {
        return items == 0;
    }

    /** How many items are pending. */
    int items() {
        return items;
    }

    long memoryBytes() {
        return block.length + 4L * at.length;
    }
}
