package dev.recon.core.rows;

import dev.recon.core.store.TimeMap;
import java.util.Arrays;
import java.util.Map;

/**
 * Counts on their way to the metrics rows: per pane ({@link dev.recon.core.time.Windowing}), leg
 * and source what has been added since they were last taken. Nothing here outlives a checkpoint, so
 * it needs no state: everything is taken before the barrier.
 */
public final class Deltas {

    private static final byte[] STAR = {'*'};

    private final int legs;
    private final SourceNames sources = new SourceNames();
    private final TimeMap<Table> panes = new TimeMap<>();
    private int generation;

    /**
     * Gets the counts of one row; {@code counts[0]} to {@code counts[Counter.COUNT - 1]}, valid
     * during the call.
     */
    public interface Output {
        void row(int leg, byte[] source, long paneStartMillis, int[] counts);
    }

    /** The rows of one pane, dense; {@code rowOf} finds them by source and leg. */
    private static final class Table {
        private int[] rowOf = new int[16];
        private int[] keys = new int[4];
        private int[] counts = new int[4 * Counter.COUNT];
        private int rows;

        private int row(int key) {
            if (key >= rowOf.length) {
                rowOf = Arrays.copyOf(rowOf, Math.max(key + 1, rowOf.length * 2));
            }
            if (rowOf[key] == 0) {
                if (rows == keys.length) {
                    keys = Arrays.copyOf(keys, rows * 2);
                    counts = Arrays.copyOf(counts, rows * 2 * Counter.COUNT);
                }
                keys[rows] = key;
                rowOf[key] = ++rows;
            }
            return rowOf[key] - 1;
        }
    }

    public Deltas(int legs) {
        this.legs = legs;
    }

    /** A number for a source {@code text[from..to)}, good until the next {@link #takeAll}. */
    public int source(byte[] text, int from, int to) {
        return sources.number(text, from, to);
    }

    /**
     * The name of a source, UTF-8.
     *
     * @throws IllegalStateException when its number is not good any more
     */
    public byte[] name(int source) {
        return sources.name(source);
    }

    /**
     * Adds to a count of a source.
     *
     * @param source its number, from {@link #source}
     * @param paneStartMillis event time in ms
     * @throws IllegalStateException when the number of the source is not good any more
     */
    public void add(int source, int leg, long paneStartMillis, Counter counter, int delta) {
        sources.requireKnown(source);
        Table table = pane(paneStartMillis);
        int row = table.row(source * legs + leg);
        table.counts[row * Counter.COUNT + counter.ordinal()] += delta;
    }

    private Table pane(long start) {
        Table table = panes.get(start);
        if (table == null) {
            table = new Table();
            panes.put(start, table);
        }
        return table;
    }

    /** Takes out the counts of every pane that starts before {@code beforeMillis}. */
    public void take(long beforeMillis, Output output) {
        while (!panes.isEmpty() && panes.sorted().firstKey() < beforeMillis) {
            Map.Entry<Long, Table> pane = panes.pollFirst();
            take(pane.getKey(), pane.getValue(), output);
        }
    }

    /** How often {@link #takeAll} has been called: numbers of sources are good within one. */
    public int generation() {
        return generation;
    }

    public boolean isEmpty() {
        return panes.isEmpty();
    }

    /** Takes out everything; numbers of sources are good no longer. */
    public void takeAll(Output output) {
        take(Long.MAX_VALUE, output);
        sources.clear();
        generation++;
    }

    private void take(long start, Table table, Output output) {
        int[][] all = new int[legs][];
        for (int row = 0; row < table.rows; row++) {
            int leg = table.keys[row] % legs;
            int from = row * Counter.COUNT;
            int[] counts = Arrays.copyOfRange(table.counts, from, from + Counter.COUNT);
            output.row(leg, sources.name(table.keys[row] / legs), start, counts);
            if (all[leg] == null) {
                all[leg] = new int[Counter.COUNT];
            }
            for (int i = 0; i < Counter.COUNT; i++) {
                all[leg][i] += counts[i];
            }
        }
        for (int leg = 0; leg < legs; leg++) {
            if (all[leg] != null) {
                output.row(leg, STAR, start, all[leg]);
            }
        }
    }
}
