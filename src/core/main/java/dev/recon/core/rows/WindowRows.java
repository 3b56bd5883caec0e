package dev.recon.core.rows;

import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.TimeMap;
import dev.recon.core.time.Rules;
import dev.recon.core.time.Windowing;
import java.util.Map;
import java.util.TreeSet;

/**
 * The metrics rows of one bucket: counts per window, leg and source, and when a row is emitted with
 * which revision. A window is closed, and forgotten, when nothing can change it any more. Windows
 * that nothing has changed lately may be evicted to the {@link BlockStore}.
 */
public final class WindowRows {

    private final Rules rules;
    private final Windowing windowing;
    private final TimeMap<Window> windows = new TimeMap<>();
    private final WindowMemory memory;

    /** Starts of the windows with a change that has not been emitted. */
    private final TreeSet<Long> changed = new TreeSet<>();

    private final long[] counts = new long[Counter.COUNT];

    /** Event time; a window whose last one is at or before it is closed. */
    private long closedMillis;

    /** Where rows are emitted to. */
    public interface Output {
        /**
         * @param leg the control and output, by number
         * @param source UTF-8, or {@code *} for all sources of the leg
         * @param counts by {@link Counter}; valid during the call
         * @param revision from 1 on
         * @param isFinal whether nothing can change the row any more
         */
        void row(
                int leg,
                byte[] source,
                long windowStartMillis,
                long[] counts,
                long revision,
                boolean isFinal);
    }

    public WindowRows(Rules rules, BlockStore store) {
        this(rules, store, Rules.NO_WATERMARK);
    }

    private WindowRows(Rules rules, BlockStore store, long closedMillis) {
        this.rules = rules;
        memory = new WindowMemory(windows, store);
        this.closedMillis = closedMillis;
        windowing = rules.windowing();
    }

    /** Adds to the row of a source in each window of a pane; see the other. */
    public void add(int leg, byte[] source, long paneStartMillis, int[] deltas) {
        add(leg, source, 0, source.length, paneStartMillis, deltas);
    }

    /**
     * Adds to the row of the source {@code text[from..to)} in each window of a pane; a row that
     * nothing is added to has changed all the same.
     *
     * @param deltas by {@link Counter}
     * @throws IllegalStateException when one of the windows is closed: its rows are final
     */
    public void add(int leg, byte[] text, int from, int to, long paneStartMillis, int[] deltas) {
        long last = windowing.lastWindow(paneStartMillis);
        for (long start = windowing.firstWindow(paneStartMillis);
                start <= last;
                start = windowing.nextWindow(start)) {
            addToWindow(leg, text, from, to, start, deltas);
        }
    }

    private void addToWindow(int leg, byte[] text, int from, int to, long start, int[] deltas) {
        Window window = window(start);
        RowTable rows = memory.loaded(start, window);
        int row = rows.row(leg, text, from, to);
        for (int i = 0; i < Counter.COUNT; i++) {
            rows.add(row, i, deltas[i]);
        }
        rows.setChanged(row, true);
        window.dirty = true;
        if (!window.isChanged) {
            setChanged(start, window);
        }
    }

    private Window window(long start) {
        Window window = windows.get(start);
        if (window == null) {
            requireOpen(start);
            window = new Window();
            window.rows = new RowTable(0);
            windows.put(start, window);
        }
        return window;
    }

    private void requireOpen(long start) {
        if (windowing.windowLast(start) <= closedMillis) {
            throw new IllegalStateException(
                    "The window that starts at "
                            + start
                            + " is closed, as is all up to "
                            + closedMillis);
        }
    }

    private void setChanged(long start, Window window) {
        window.isChanged = true;
        changed.add(start);
    }

    /**
     * Emits what an advance of W makes known: final rows, rows of windows that are over,
     * corrections.
     *
     * @param from W before, event time in ms
     * @param to W now
     * @throws IllegalArgumentException when W would go back
     */
    public void advance(long from, long to, Output output) {
        if (to < from) {
            throw new IllegalArgumentException("W may not go back from " + from + " to " + to);
        }
        closeFinal(rules.horizon(to), output);
        boolean corrections = windowing.endsWindow(from, to);
        for (Long start : changed.toArray(new Long[0])) {
            if (windowing.windowLast(start) > to) {
                break;
            }
            emit(start, corrections, output);
        }
    }

    /** All streams are quiescent: emits every row with a change that has not been emitted. */
    public void quiesce(Output output) {
        for (Long start : changed.toArray(new Long[0])) {
            emit(start, true, output);
        }
    }

    private void closeFinal(long horizon, Output output) {
        closedMillis = Math.max(closedMillis, horizon);
        while (!windows.isEmpty() && windowing.windowLast(windows.sorted().firstKey()) <= horizon) {
            Map.Entry<Long, Window> first = windows.pollFirst();
            long start = first.getKey();
            RowTable rows = memory.loaded(start, first.getValue());
            for (int row = 0; row < rows.size(); row++) {
                emit(rows, row, start, rows.revision(row) + 1, true, output);
            }
            changed.remove(start);
            memory.remove(start);
        }
    }

    private void emit(long start, boolean corrections, Output output) {
        Window window = windows.get(start);
        RowTable rows = memory.loaded(start, window);
        boolean left = false;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.revision(row) == 0 || rows.isChanged(row) && corrections) {
                rows.setRevision(row, rows.revision(row) + 1);
                rows.setChanged(row, false);
                window.dirty = true;
                emit(rows, row, start, rows.revision(row), false, output);
            }
            left |= rows.isChanged(row);
        }
        if (!left) {
            window.isChanged = false;
            changed.remove(start);
        }
    }

    private void emit(
            RowTable rows, int row, long start, long revision, boolean isFinal, Output output) {
        output.row(
                rows.leg(row),
                rows.source(row),
                start,
                rows.counts(row, counts),
                revision,
                isFinal);
    }

    /** Writes what changed since the last save, and returns what {@link #restore} needs besides. */
    public long[] save() {
        return memory.save();
    }

    /**
     * Rows as they were saved, of the legs that there are now.
     *
     * @param starts as {@link #save} returned them
     * @param closedMillis event time up to which windows had been closed: the horizon of then
     * @throws dev.recon.state.UnreadableState when they cannot be read
     */
    public static WindowRows restore(
            Rules rules, long[] starts, long closedMillis, BlockStore store, LegMapping legs) {
        WindowRows restored = new WindowRows(rules, store, closedMillis);
        for (long start : starts) {
            restored.adopt(start, restored.memory.restore(start, legs));
        }
        return restored;
    }

    private void adopt(long start, RowTable rows) {
        if (rows.size() == 0) {
            return;
        }
        Window window = new Window();
        windows.put(start, window);
        if (rows.hasChanges()) {
            window.rows = rows;
            setChanged(start, window);
        }
    }

    /**
     * Evicts the windows that are saved and have nothing to emit.
     *
     * @return how many rows stay in memory
     */
    public long evictUnchanged() {
        return memory.evictUnchanged();
    }
}
