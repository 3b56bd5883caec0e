package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * The last slots of a sensor: what was read, or what it was filled with, or nothing. Values are
 * kept as floats, relative to the first, so that a large offset does not eat their digits.
 */
final class History {

    private static final int CAPACITY = Sizes.HISTORY;

    static final int BYTES =
            Long.BYTES + Double.BYTES + CAPACITY * Float.BYTES + CAPACITY / Byte.SIZE;

    private final float[] values = new float[CAPACITY];
    private final long[] real = new long[(CAPACITY + 63) / 64];
    private double base = Double.NaN;

    /** How many slots there have been; the newest is one less. */
    long size;

    /** How many of the newest slots were read without one missing between, at most the capacity. */
    private int run;

    /** The next slot; NaN where nothing was read. */
    void append(double value) {
        int at = (int) (size++ % CAPACITY);
        boolean is = !Double.isNaN(value);
        run = is ? Math.min(run + 1, CAPACITY) : 0;
        if (is && Double.isNaN(base)) {
            base = value;
        }
        values[at] = (float) (value - base);
        mark(at, is);
    }

    private void mark(int at, boolean is) {
        if (is) {
            real[at >> 6] |= 1L << at;
        } else {
            real[at >> 6] &= ~(1L << at);
        }
    }

    boolean holds(long slot) {
        return slot >= 0 && slot < size && slot >= size - CAPACITY;
    }

    /** Of a slot that it holds, relative to the base; NaN where it is neither read nor filled. */
    double get(long slot) {
        return values[(int) (slot % CAPACITY)];
    }

    boolean isReal(long slot) {
        int at = (int) (slot % CAPACITY);
        return (real[at >> 6] >>> at & 1) != 0;
    }

    /** What was read last in these slots, as far as it holds them; NaN where nothing was. */
    double lastRead(long from, long to) {
        for (long slot = Math.min(to, size - 1); slot >= from && holds(slot); slot--) {
            if (isReal(slot)) {
                return get(slot);
            }
        }
        return Double.NaN;
    }

    int run() {
        return run;
    }

    /** Some slots one after another, all of which it holds. */
    void copy(long from, int length, double[] to) {
        int at = (int) (from % CAPACITY);
        for (int i = 0; i < length; i++) {
            to[i] = values[at];
            at = at + 1 < CAPACITY ? at + 1 : 0;
        }
    }

    /** Which of them were read. */
    void copyReal(long from, int length, boolean[] to) {
        int at = (int) (from % CAPACITY);
        for (int i = 0; i < length; i++) {
            to[i] = (real[at >> 6] >>> at & 1) != 0;
            at = at + 1 < CAPACITY ? at + 1 : 0;
        }
    }

    void fill(long slot, double relative) {
        values[(int) (slot % CAPACITY)] = (float) relative;
    }

    double base() {
        return base;
    }

    void write(BlockWriter to) {
        to.putLong(size).putDouble(base);
        for (float each : values) {
            to.putFloat(each);
        }
        for (int i = 0; i < CAPACITY / Byte.SIZE; i++) {
            to.putByte((int) (real[i >> 3] >>> (i & 7) * Byte.SIZE));
        }
    }

    void read(BlockReader from) {
        size = from.checked(from.getLong(), 0, Long.MAX_VALUE);
        base = from.getDouble();
        for (int i = 0; i < CAPACITY; i++) {
            values[i] = from.getFloat();
        }
        for (int i = 0; i < CAPACITY / Byte.SIZE; i++) {
            real[i >> 3] |= (from.getByte() & 0xffL) << (i & 7) * Byte.SIZE;
        }
        while (run < CAPACITY && run < size && isReal(size - 1 - run)) {
            run++;
        }
    }
}
