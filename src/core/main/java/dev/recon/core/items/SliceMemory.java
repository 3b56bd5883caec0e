package dev.recon.core.items;

import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.TimeMap;
import dev.recon.state.ItemDirectory;
import dev.recon.state.ItemPage;
import dev.recon.state.UnreadableState;
import java.util.ArrayList;
import java.util.List;

/**
 * Which slices of a bucket are in memory, and which of their pages are in the {@link BlockStore}.
 */
final class SliceMemory {

    /** Room is made for a larger slice only once its last page has been seen. */
    private static final int BELIEVED_PAGES = 64;

    private final long sliceMillis;
    private final TimeMap<Slice> slices;
    private final BlockStore store;

    /**
     * @param slices those of the bucket, which adds and removes them
     */
    SliceMemory(long sliceMillis, TimeMap<Slice> slices, BlockStore store) {
        this.sliceMillis = sliceMillis;
        this.slices = slices;
        this.store = store;
    }

    void load(Slice evicted) {
        int pages = evicted.pages();
        evicted.load();
        for (int page = 0; page < pages; page++) {
            SliceCodec.read(store.load(evicted.index, page), evicted);
        }
    }

    /**
     * Forgets the slices that are wholly beyond the horizon.
     *
     * @return bit {@code slice mod 64} is set for each
     */
    long forget(long horizon) {
        long bits = 0;
        while (!slices.isEmpty()
                && lastMillis(slices.sorted().firstEntry().getValue()) <= horizon) {
            Slice old = slices.pollFirst().getValue();
            remove(old, 0);
            bits |= 1L << old.index;
        }
        return bits;
    }

    private long lastMillis(Slice some) {
        return some.startMillis + sliceMillis - 1;
    }

    /** Forgets the pages of a slice from one on. */
    void remove(Slice old, int fromPage) {
        for (int page = fromPage; page < old.pages(); page++) {
            store.remove(old.index, page);
        }
    }

    /** See {@link Bucket#save}. */
    ItemDirectory save() {
        long[] indexes = new long[slices.sorted().size()];
        int[] sizes = new int[indexes.length];
        int count = 0;
        for (Slice each : slices.sorted().values()) {
            save(each, false);
            indexes[count] = each.index;
            sizes[count++] = each.size();
        }
        return new ItemDirectory(sliceMillis, indexes, sizes);
    }

    /** See {@link Bucket#saveCold}. */
    void saveCold() {
        for (Slice each : slices.sorted().values()) {
            save(each, true);
            each.coolDown();
        }
    }

    private void save(Slice changed, boolean cold) {
        for (int page = 0; (page = changed.nextDirty(page, cold)) >= 0; page++) {
            store.save(changed.index, page, SliceCodec.write(changed, page));
            changed.saved(page);
        }
    }

    /**
     * A slice as it was saved, checked before the rest of the job relies on it.
     *
     * @param legs those that there are now
     */
    Slice restore(long index, int size, LegMapping legs) {
        Slice saved = Slice.evicted(index, sliceMillis, size);
        if (saved.pages() > BELIEVED_PAGES) {
            ItemPage.size(store.load(index, saved.pages() - 1));
        }
        load(saved);
        if (saved.size() != size) {
            throw UnreadableState.damaged(
                    "items", saved.size() + " in a slice that should have " + size);
        }
        for (int i = 0; i < size; i++) {
            legs.check(saved.leg(i));
        }
        return renumbered(saved, legs);
    }

    /** With other numbers every page is to be saved anew, or is not needed any more. */
    private Slice renumbered(Slice saved, LegMapping legs) {
        if (legs.changesNothing()) {
            return saved;
        }
        Slice renumbered = new Slice(saved.index, sliceMillis, saved.size());
        saved.copy(legs, renumbered);
        remove(saved, renumbered.pages());
        return renumbered;
    }

    /** See {@link Bucket#evict}. */
    long evict(long bytes) {
        long freed = 0;
        for (Slice each : evictable()) {
            if (freed >= bytes) {
                break;
            }
            save(each, false);
            freed += each.memoryBytes();
            each.evict();
            freed -= each.memoryBytes();
        }
        return freed;
    }

    private List<Slice> evictable() {
        List<Slice> evictable = new ArrayList<>();
        for (Slice each : slices.sorted().values()) {
            if (!each.isEvicted() && each.pending.isEmpty()) {
                evictable.add(each);
            }
        }
        return evictable;
    }

    /** See {@link Bucket#items}. */
    long items() {
        long items = 0;
        for (Slice each : slices.sorted().values()) {
            items += each.size();
        }
        return items;
    }

    long pendingItems() {
        long pending = 0;
        for (Slice each : slices.sorted().values()) {
            pending += each.pending.items();
        }
        return pending;
    }

    /** Heap held by slices. */
    long bytes() {
        long bytes = 0;
        for (Slice each : slices.sorted().values()) {
            bytes += each.memoryBytes();
        }
        return bytes;
    }
}
