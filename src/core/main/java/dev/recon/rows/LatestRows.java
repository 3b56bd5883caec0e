package dev.recon.rows;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Of each key the row that is true, whatever the order in which they come. Not thread safe.
 *
 * @param <R> a row
 */
public final class LatestRows<R extends Revised> {

    private final Map<Object, R> byKey = new LinkedHashMap<>();

    /** False when a newer row of its key is known; one that is as new replaces the known one. */
    public boolean add(R row) {
        R known = byKey.get(row.key());
        if (known != null && !row.replaces(known)) {
            return false;
        }
        byKey.put(row.key(), row);
        return true;
    }

    /** Null where there is none. */
    public R get(Object key) {
        return byKey.get(key);
    }

    /** One for each key, in the order in which the keys first came. */
    public Collection<R> rows() {
        return byKey.values();
    }
}
