package dev.recon.core;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The metrics rows of one bucket: counts per window, leg and source, and when a row is emitted with
 * which revision. A window is closed, and forgotten, when nothing can change it any more. Windows
 * that nothing has changed lately may rest in the {@link BlockStore}.
 */
public final class WindowRows {

    private final Rules rules;
    private final BlockStore store;
    private final TreeMap<Long, Window> windows = new TreeMap<>();

    /** Starts of the windows that have something to tell. */
    private final TreeSet<Long> changed = new TreeSet<>();

    /** Takes the rows that are emitted. */
    public interface Taker {
        void row(
                int leg,
                byte[] source,
                long windowStartMillis,
                long[] counts,
                long revision,
                boolean isFinal);
    }

    /** One row; equality is not needed, rows are found by {@link Key}. */
    static final class Row {
        final long[] counts = new long[Counter.COUNT];
        long revision;
        boolean changed;
    }

    /** Leg and source of a row. */
    record Key(int leg, byte[] source) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.leg == leg && Arrays.equals(key.source, source);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(source) + leg;
        }
    }

    /** The rows of one window; {@code rows} is null while they rest. */
    private static final class Window {
        private Map<Key, Row> rows;
        private boolean dirty;
    }

    public WindowRows(Rules rules, BlockStore store) {
        this.rules = rules;
        this.store = store;
    }

    /** Adds to a row; {@code source} is kept. */
    public void add(int leg, byte[] source, long windowStartMillis, int[] counts) {
        Window window = windows.get(windowStartMillis);
        if (window == null) {
            window = new Window();
            window.rows = new HashMap<>();
            windows.put(windowStartMillis, window);
        }
        Row row =
                awake(windowStartMillis, window)
                        .computeIfAbsent(new Key(leg, source), k -> new Row());
        for (int i = 0; i < Counter.COUNT; i++) {
            row.counts[i] += counts[i];
        }
        row.changed = true;
        window.dirty = true;
        changed.add(windowStartMillis);
    }

    private Map<Key, Row> awake(long start, Window window) {
        if (window.rows == null) {
            window.rows = RowCodec.read(store.load(start, 0));
        }
        return window.rows;
    }

    /**
     * Emits what an advance of W makes known: final rows, rows of windows that are over,
     * corrections.
     */
    public void advance(long from, long to, Taker taker) {
        closeFinal(rules.horizon(to), taker);
        boolean corrections = rules.crossesInterval(from, to);
        for (Long start : changed.toArray(new Long[0])) {
            if (rules.windowLast(start) > to) {
                break;
            }
            emit(start, corrections, taker);
        }
    }

    /** Emits every row with an unreported change: all streams are at rest. */
    public void rest(Taker taker) {
        for (Long start : changed.toArray(new Long[0])) {
            emit(start, true, taker);
        }
    }

    private void closeFinal(long horizon, Taker taker) {
        while (!windows.isEmpty() && rules.windowLast(windows.firstKey()) <= horizon) {
            Map.Entry<Long, Window> first = windows.pollFirstEntry();
            long start = first.getKey();
            awake(start, first.getValue())
                    .forEach(
                            (key, row) ->
                                    taker.row(
                                            key.leg,
                                            key.source,
                                            start,
                                            row.counts,
                                            row.revision + 1,
                                            true));
            changed.remove(start);
            store.remove(start, 0);
        }
    }

    private void emit(long start, boolean corrections, Taker taker) {
        Window window = windows.get(start);
        boolean left = false;
        for (Map.Entry<Key, Row> each : awake(start, window).entrySet()) {
            Row row = each.getValue();
            if (row.revision == 0 || row.changed && corrections) {
                row.revision++;
                row.changed = false;
                window.dirty = true;
                taker.row(
                        each.getKey().leg,
                        each.getKey().source,
                        start,
                        row.counts,
                        row.revision,
                        false);
            }
            left |= row.changed;
        }
        if (!left) {
            changed.remove(start);
        }
    }

    /** Writes what changed since the last save, and returns what {@link #restore} needs besides. */
    public long[] save() {
        windows.forEach(
                (start, window) -> {
                    if (window.dirty) {
                        store.save(start, 0, RowCodec.write(window.rows));
                        window.dirty = false;
                    }
                });
        return windows.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    /** Rows as they were saved. */
    public static WindowRows restore(Rules rules, long[] starts, BlockStore store) {
        WindowRows restored = new WindowRows(rules, store);
        for (long start : starts) {
            Window window = new Window();
            restored.windows.put(start, window);
            if (restored.awake(start, window).values().stream().anyMatch(row -> row.changed)) {
                restored.changed.add(start);
            } else {
                window.rows = null;
            }
        }
        return restored;
    }

    /**
     * Lets saved windows that have nothing to tell rest; returns how many rows stay on the heap.
     */
    public long restUnchanged() {
        long rows = 0;
        for (Map.Entry<Long, Window> each : windows.entrySet()) {
            Window window = each.getValue();
            if (!window.dirty && !changed.contains(each.getKey())) {
                window.rows = null;
            }
            rows += window.rows == null ? 0 : window.rows.size();
        }
        return rows;
    }
}
