package dev.recon.series;

import dev.recon.core.time.Rules;
import dev.recon.state.SensorWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What is known of one sensor in each metrics window whose row is not final. */
final class Windows {

    private final Rules rules;
    private final TreeMap<Long, WindowReadings> byStart = new TreeMap<>();
    private long latestStart;

    /** The one that was asked for last; null for none. */
    private WindowReadings latest;

    Windows(Rules rules) {
        this.rules = rules;
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    /** The window of that time; a new one where there is none. */
    WindowReadings of(long timeMillis) {
        long start = rules.windowStart(timeMillis);
        if (latest == null || latestStart != start) {
            latest = byStart.computeIfAbsent(start, any -> new WindowReadings());
            latestStart = start;
        }
        return latest;
    }

    /** Null where nothing is known of it. */
    WindowReadings startingAt(long startMillis) {
        return byStart.get(startMillis);
    }

    /** Whether there is one whose row is final. */
    boolean haveFinal(long horizon) {
        return !byStart.isEmpty() && rules.windowLast(byStart.firstKey()) <= horizon;
    }

    void forgetFinal(long horizon) {
        latest = null;
        while (haveFinal(horizon)) {
            byStart.pollFirstEntry();
        }
    }

    List<SensorWindow> save() {
        List<SensorWindow> saved = new ArrayList<>(byStart.size());
        byStart.forEach((start, readings) -> saved.add(readings.save(start)));
        return saved;
    }

    void restore(List<SensorWindow> saved) {
        saved.forEach(each -> byStart.put(each.startMillis(), WindowReadings.restore(each)));
    }
}
