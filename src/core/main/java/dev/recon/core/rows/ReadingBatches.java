package dev.recon.core.rows;

import java.util.Arrays;

/**
 * Readings that have arrived, on their way to their sensors, put together by leg and source: what a
 * sensor costs is then paid once for many of them. As with {@link Deltas}, whose numbers the
 * sources have, everything is handed over before a checkpoint, so it needs no state.
 */
public final class ReadingBatches {

    /** Of one source; so many are handed over at once. */
    private static final int LONGEST = 512;

    /** Of all sources together: 1 MB. */
    private static final int MOST = 1 << 16;

    private static final int SMALLEST = 8;

    /** Room for more than so many of one source is given back. */
    private static final int KEPT = 4 * SMALLEST;

    private final int legs;
    private final Deltas deltas;
    private final Output output;

    /** By source and leg, times and the bits of values alternating. */
    private long[][] readings = new long[16][];

    private int[] counts = new int[16];

    /** Which sources and legs there are readings of. */
    private int[] touched = new int[16];

    private int touchedCount;
    private int held;

    /** Of the numbers of the sources of what is held. */
    private int generation;

    /** Where the readings of one source go, in order of arrival; valid during the call. */
    public interface Output {
        /**
         * @param readings event time in ms and bits of the value, {@code count} times
         */
        void readings(int leg, byte[] source, long[] readings, int count);
    }

    /**
     * @param deltas number the sources
     */
    public ReadingBatches(int legs, Deltas deltas, Output output) {
        this.legs = legs;
        this.deltas = deltas;
        this.output = output;
    }

    /**
     * Adds a reading; may hand over what is held.
     *
     * @param source its number in the deltas
     * @param timeMillis expected event time in ms
     * @throws IllegalStateException as {@link #handAll}
     */
    public void add(int source, int leg, long timeMillis, double value) {
        if (held == 0) {
            generation = deltas.generation();
        }
        int key = source * legs + leg;
        if (key >= counts.length) {
            int room = Math.max(key + 1, counts.length * 2);
            readings = Arrays.copyOf(readings, room);
            counts = Arrays.copyOf(counts, room);
        }
        int count = counts[key];
        long[] batch = batch(key, count);
        batch[2 * count] = timeMillis;
        batch[2 * count + 1] = Double.doubleToRawLongBits(value);
        counts[key] = count + 1;
        held++;
        if (count + 1 == LONGEST) {
            hand(key);
        }
        if (held == MOST) {
            handAll();
        }
    }

    private long[] batch(int key, int count) {
        long[] batch = readings[key];
        if (count == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = key;
        }
        if (batch == null || 2 * count == batch.length) {
            batch = batch == null ? new long[2 * SMALLEST] : Arrays.copyOf(batch, 4 * count);
            readings[key] = batch;
        }
        return batch;
    }

    private void requireNumbers() {
        if (generation != deltas.generation()) {
            throw new IllegalStateException(
                    "The counts have been taken before the readings, so their sources have lost"
                            + " their numbers");
        }
    }

    /**
     * Hands over everything.
     *
     * @throws IllegalStateException when the counts have all been taken since there was something
     */
    public void handAll() {
        for (int i = 0; i < touchedCount; i++) {
            hand(touched[i]);
        }
        touchedCount = 0;
    }

    private void hand(int key) {
        int count = counts[key];
        if (count > 0) {
            requireNumbers();
            counts[key] = 0;
            held -= count;
            output.readings(key % legs, deltas.name(key / legs), readings[key], count);
            if (count > KEPT) {
                readings[key] = null;
            }
        }
    }
}
