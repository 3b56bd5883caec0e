package dev.recon.series;

import dev.recon.core.time.Windowing;
import dev.recon.state.SensorPane;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What is known of one sensor in each pane, until the rows of all windows that it is part of are
 * final. It is <b>fixed</b> before that: once the first of them is, nothing may change any more.
 */
final class Panes {

    private final Windowing windowing;
    private final TreeMap<Long, PaneReadings> byStart = new TreeMap<>();
    private long latestStart;

    /** The one that was asked for last; null for none. */
    private PaneReadings latest;

    Panes(Windowing windowing) {
        this.windowing = windowing;
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    /** The pane of that time; a new one where there is none. */
    PaneReadings of(long timeMillis) {
        long start = windowing.paneStart(timeMillis);
        if (latest == null || latestStart != start) {
            latest = byStart.computeIfAbsent(start, any -> new PaneReadings());
            latestStart = start;
        }
        return latest;
    }

    /** All panes of a window together; null where nothing is known of it. */
    PaneReadings ofWindow(long startMillis) {
        PaneReadings all = null;
        long end = windowing.windowEnd(startMillis);
        for (PaneReadings each : byStart.subMap(startMillis, end).values()) {
            all = all == null ? each : all.plus(each);
        }
        return all;
    }

    /** Whether the row of a window that counts what is of that time is final. */
    boolean isFixed(long timeMillis, long horizon) {
        long first = windowing.firstWindow(windowing.paneStart(timeMillis));
        return windowing.windowLast(first) <= horizon;
    }

    boolean haveFixed(long horizon) {
        return !byStart.isEmpty() && isFixed(byStart.firstKey(), horizon);
    }

    /**
     * Forgets what is only in windows whose rows are final.
     *
     * @return the time before which everything is
     */
    long forgetFinal(long horizon) {
        latest = null;
        long kept = windowing.firstWindowAfter(horizon);
        byStart.headMap(kept).clear();
        return kept;
    }

    List<SensorPane> save() {
        List<SensorPane> saved = new ArrayList<>(byStart.size());
        byStart.forEach((start, readings) -> saved.add(readings.save(start)));
        return saved;
    }

    void restore(List<SensorPane> saved) {
        saved.forEach(each -> byStart.put(each.startMillis(), PaneReadings.restore(each)));
    }
}
