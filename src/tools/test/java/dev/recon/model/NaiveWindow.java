package dev.recon.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counts of one row of metrics. */
final class NaiveWindow {

    static final List<String> COUNTS =
            List.of(
                    "expected",
                    "matched",
                    "missing",
                    "found",
                    "unexpected",
                    "filtered",
                    "skewed",
                    "duplicateExpected",
                    "duplicateActual",
                    "invalid");

    private final Map<String, Long> counts = new HashMap<>();
    boolean changed;
    long revision;

    void add(String name, long delta) {
        if (!COUNTS.contains(name)) {
            throw new IllegalArgumentException(name);
        }
        counts.merge(name, delta, Long::sum);
        changed = true;
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
