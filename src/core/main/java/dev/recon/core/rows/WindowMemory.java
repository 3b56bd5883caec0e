package dev.recon.core.rows;

import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.TimeMap;

/** Which windows have their rows in memory, and which in the {@link BlockStore}. */
final class WindowMemory {

    private final TimeMap<Window> windows;
    private final BlockStore store;

    /**
     * @param windows those of a bucket, by start; whose rows they are adds and removes them
     */
    WindowMemory(TimeMap<Window> windows, BlockStore store) {
        this.windows = windows;
        this.store = store;
    }

    RowTable loaded(long start, Window window) {
        if (window.rows == null) {
            window.rows = RowCodec.read(store.load(start, 0));
        }
        return window.rows;
    }

    void remove(long start) {
        store.remove(start, 0);
    }

    /** See {@link WindowRows#save}. */
    long[] save() {
        windows.sorted()
                .forEach(
                        (start, window) -> {
                            if (window.dirty) {
                                store.save(start, 0, RowCodec.write(window.rows));
                                window.dirty = false;
                            }
                        });
        return windows.sorted().keySet().stream().mapToLong(Long::longValue).toArray();
    }

    /** The rows of a window as they were saved, of the legs that there are now; perhaps none. */
    RowTable restore(long start, LegMapping legs) {
        RowTable saved = RowCodec.read(store.load(start, 0));
        saved.checkLegs(legs);
        return legs.changesNothing() ? saved : renew(start, saved, legs);
    }

    private RowTable renew(long start, RowTable saved, LegMapping legs) {
        RowTable rows = saved.copy(legs);
        if (rows.size() == 0) {
            store.remove(start, 0);
        } else {
            store.save(start, 0, RowCodec.write(rows));
        }
        return rows;
    }

    /** See {@link WindowRows#evictUnchanged}. */
    long evictUnchanged() {
        long rows = 0;
        for (Window window : windows.sorted().values()) {
            if (!window.dirty && !window.isChanged) {
                window.rows = null;
            }
            rows += window.rows == null ? 0 : window.rows.size();
        }
        return rows;
    }
}
