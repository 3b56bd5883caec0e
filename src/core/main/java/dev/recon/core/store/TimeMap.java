package dev.recon.core.store;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A sorted map from times, or numbers of slices of time, with a direct-mapped cache before it:
 * records come in about the order of their times, so the same few keys are asked for again and
 * again.
 */
public final class TimeMap<V> {

    private static final int CACHED = 256;

    /** Spreads keys that are multiples of anything (Fibonacci hashing, Knuth, TAOCP 3, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final TreeMap<Long, V> sorted = new TreeMap<>();
    private final NavigableMap<Long, V> view = Collections.unmodifiableNavigableMap(sorted);
    private final long[] keys = new long[CACHED];
    private final Object[] values = new Object[CACHED];

    private static int position(long key) {
        return (int) (key * SPREAD >>> 56);
    }

    /** The value of a key, or null. */
    @SuppressWarnings("unchecked")
    public V get(long key) {
        int position = position(key);
        if (values[position] != null && keys[position] == key) {
            return (V) values[position];
        }
        V value = sorted.get(key);
        if (value != null) {
            remember(position, key, value);
        }
        return value;
    }

    private void remember(int position, long key, V value) {
        keys[position] = key;
        values[position] = value;
    }

    public void put(long key, V value) {
        sorted.put(key, value);
        remember(position(key), key, value);
    }

    /** Takes the first entry out; null when there is none. */
    public Map.Entry<Long, V> pollFirst() {
        Map.Entry<Long, V> first = sorted.pollFirstEntry();
        if (first != null) {
            int position = position(first.getKey());
            if (keys[position] == first.getKey()) {
                values[position] = null;
            }
        }
        return first;
    }

    public boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** All of it in order, to look at. */
    public NavigableMap<Long, V> sorted() {
        return view;
    }
}
