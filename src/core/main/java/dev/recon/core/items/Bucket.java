package dev.recon.core.items;

import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.TimeMap;
import dev.recon.core.time.Rules;
import dev.recon.state.ItemDirectory;
import dev.recon.state.UnreadableState;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * The items of one bucket of keys: slices of event time, the filter that says in which of them an
 * item may be, and the deadlines of those that are pending. An item lies in the slice of its latest
 * event time, so a slice is forgotten whole once its last millisecond is beyond the horizon; until
 * then an entry that is beyond it is forgotten when it is met.
 *
 * <p>Memory: slices without pending items may be evicted to the {@link BlockStore}; they are loaded
 * again when an arrival may be in them. What is found is worked on through an {@link ItemCursor}.
 */
public final class Bucket {

    private final long sliceMillis;
    private final SliceFilter filter;
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final TimeMap<Slice> slices = new TimeMap<>();
    private final SliceMemory memory;

    /** On the item that was found or inserted last. */
    private final ItemCursor cursor = new ItemCursor(this);

    /** W up to which all that was due has been decided. */
    private long watermark = Rules.NO_WATERMARK;

    /**
     * @param filterBytes bound on the heap of the filter
     */
    public Bucket(Rules rules, BlockStore store, long filterBytes) {
        this(sliceMillis(rules), store, filterBytes);
    }

    private Bucket(long sliceMillis, BlockStore store, long filterBytes) {
        this.sliceMillis = sliceMillis;
        memory = new SliceMemory(sliceMillis, slices, store);
        filter = new SliceFilter(filterBytes);
    }

    /**
     * The horizon in about 48 slices, so that with those ahead of W most have a bit of their own in
     * the filter.
     */
    private static long sliceMillis(Rules rules) {
        return rules.correctionHorizonMillis() / 48 + 1;
    }

    private long sliceIndex(long timeMillis) {
        return Math.floorDiv(timeMillis, sliceMillis);
    }

    /** The slice, loaded if it was evicted, or null when there is none. */
    private Slice loaded(long index) {
        Slice known = slices.get(index);
        if (known != null && known.isEvicted()) {
            memory.load(known);
        }
        return known;
    }

    /**
     * Looks an item up, first where its time says, then wherever the filter says it may be.
     *
     * @param leg its number; the item's other names are the hash of {@code arrival}
     * @param horizonMillis event time; what is at or before it is forgotten
     * @return the cursor, good until the next call of this bucket; null when there is no such item
     */
    public ItemCursor find(Arrival arrival, int leg, long horizonMillis) {
        return find(arrival.hash1, arrival.hash2, leg, arrival.timeMillis, horizonMillis);
    }

    ItemCursor find(long h1, long h2, int leg, long timeMillis, long horizon) {
        cursor.leave();
        long own = sliceIndex(timeMillis);
        if (isIn(loaded(own), h1, h2, leg, horizon)) {
            return cursor;
        }
        if (slices.isEmpty()) {
            return null;
        }
        for (long bits = filter.candidates(h1, h2); bits != 0; bits &= bits - 1) {
            if (findElsewhere(Long.numberOfTrailingZeros(bits), own, h1, h2, leg, horizon)) {
                return cursor;
            }
        }
        return null;
    }

    /** From slice to slice, and over the gaps: one item of the far future may leave a huge one. */
    private boolean findElsewhere(int bit, long own, long h1, long h2, int leg, long horizon) {
        for (Long next = slices.sorted().firstKey(); next != null; ) {
            long index = next + Math.floorMod(bit - next, 64L);
            if (index != own && isIn(loaded(index), h1, h2, leg, horizon)) {
                return true;
            }
            next = slices.sorted().higherKey(index);
        }
        return false;
    }

    private boolean isIn(Slice candidate, long h1, long h2, int leg, long horizon) {
        int found = candidate == null ? -1 : candidate.find(h1, h2, leg);
        if (found < 0) {
            return false;
        }
        if (candidate.timeMillis(found) <= horizon) {
            candidate.set(found, ItemFlags.GONE);
            return false;
        }
        cursor.moveTo(candidate, found);
        return true;
    }

    /**
     * Remembers an item of which the first record has come; it is pending until it is settled.
     *
     * @param flags of one side, see {@link ItemFlags}
     * @param deadlineMillis W at which it is decided if nothing else comes
     * @return the cursor, on it
     * @throws IllegalArgumentException when it would not be pending
     */
    public ItemCursor add(Arrival first, int leg, int flags, long deadlineMillis) {
        if (!ItemFlags.isPending(flags)) {
            throw new IllegalArgumentException(
                    "An item begins with one side and undecided, not with flags " + flags);
        }
        ItemCursor added = insert(first.hash1, first.hash2, leg, first.timeMillis, flags);
        added.await(deadlineMillis, first, deadlines);
        return added;
    }

    ItemCursor insert(long h1, long h2, int leg, long timeMillis, int flags) {
        long index = sliceIndex(timeMillis);
        Slice slice = loaded(index);
        if (slice == null) {
            slice = new Slice(index, sliceMillis, capacity(index));
            slices.put(index, slice);
        }
        int entry = slice.append(h1, h2, leg, timeMillis, flags);
        filter.add(h1, h2, index, slice.size());
        return cursor.moveTo(slice, entry);
    }

    /** Room for as many as the slice before has, so that tables hardly ever grow step by step. */
    private int capacity(long index) {
        Map.Entry<Long, Slice> before = slices.sorted().lowerEntry(index);
        return before == null || before.getKey() != index - 1 ? 0 : before.getValue().size();
    }

    /** See {@link ItemCursor#settle}. */
    void settle(Slice slice, int entry, int flags, long latestMillis) {
        slice.pending.free(entry);
        if (sliceIndex(latestMillis) == slice.index) {
            slice.set(entry, flags);
            slice.setTime(entry, latestMillis);
            return;
        }
        int all = slice.flags(entry) | flags;
        long h1 = slice.hash1(entry);
        long h2 = slice.hash2(entry);
        int leg = slice.leg(entry);
        slice.set(entry, ItemFlags.GONE);
        insert(h1, h2, leg, latestMillis, all);
    }

    /** Decides an item that is still pending and due; has to settle it. */
    public interface Decider {
        /**
         * @param item good during the call
         */
        void decide(ItemCursor item);
    }

    /** W up to which this bucket has been decided; {@link Rules#NO_WATERMARK} for not at all. */
    public long watermark() {
        return watermark;
    }

    /**
     * Decides every pending item whose deadline W has come to, then forgets what is beyond the
     * horizon.
     *
     * @param newWatermark W, not before the last one
     * @param horizonMillis event time; what is at or before it is forgotten
     */
    public void advance(long newWatermark, long horizonMillis, Decider decider) {
        if (newWatermark < watermark) {
            throw new IllegalStateException(
                    "The bucket has been decided up to "
                            + watermark
                            + ", which is after W "
                            + newWatermark);
        }
        watermark = newWatermark;
        decideDue(newWatermark, decider);
        forget(horizonMillis);
    }

    /** Decides every pending item, whatever its deadline. */
    public void decideAll(Decider decider) {
        decideDue(Long.MAX_VALUE, decider);
    }

    void decideDue(long untilMillis, Decider decider) {
        DeadlineQueue.Due due;
        while ((due = deadlines.poll(untilMillis)) != null) {
            for (int i = 0; i < due.size(); i++) {
                decide(due.slice(i), due.entry(i), decider);
            }
        }
        cursor.leave();
    }

    private void decide(long index, int entry, Decider decider) {
        Slice slice = slices.get(index);
        if (slice != null && !slice.isEvicted() && slice.isPending(entry)) {
            decider.decide(cursor.moveTo(slice, entry));
            if (slice.isPending(entry)) {
                throw new IllegalStateException("An item was due and has been left pending");
            }
        }
    }

    /** Forgets the slices that are wholly beyond the horizon. */
    void forget(long horizon) {
        long bits = memory.forget(horizon);
        if (bits != 0) {
            filter.drop(bits, slices.sorted().values());
        }
    }

    /** Writes what changed since the last save, and returns what {@link #restore} needs besides. */
    public byte[] save() {
        return memory.save().write();
    }

    /**
     * Writes the slices that have changed since they were saved, but not since the last call: they
     * will hardly change again before the next {@link #save}. That then has less to do, while
     * nothing else is processed.
     */
    public void saveCold() {
        memory.saveCold();
    }

    /**
     * A bucket as it was saved, for the legs that there are now. Every slice is read once, for the
     * filter and the deadlines. Slices stay as long as they were, whatever the horizon is now.
     *
     * @param deadlineOf the deadline of a pending item of an event time
     * @throws UnreadableState when it cannot be read
     */
    public static Bucket restore(
            byte[] directory,
            BlockStore store,
            long filterBytes,
            LegMapping legs,
            LongUnaryOperator deadlineOf) {
        ItemDirectory saved = ItemDirectory.read(directory);
        Bucket bucket = new Bucket(saved.sliceMillis(), store, filterBytes);
        for (int i = 0; i < saved.slices().length; i++) {
            Slice slice = bucket.memory.restore(saved.slices()[i], saved.sizes()[i], legs);
            bucket.adopt(slice, deadlineOf);
        }
        return bucket;
    }

    private void adopt(Slice restored, LongUnaryOperator deadlineOf) {
        if (restored.size() == 0) {
            return;
        }
        slices.put(restored.index, restored);
        filter.add(restored);
        for (int i = 0; i < restored.size(); i++) {
            if (restored.isPending(i)) {
                long deadline = deadlineOf.applyAsLong(restored.timeMillis(i));
                deadlines.add(deadline, restored.index, i);
            }
        }
    }

    /**
     * Evicts slices without pending items, oldest first, until {@code bytes} of heap are freed;
     * pages that have changed are saved before.
     *
     * @return bytes freed: less than was asked for when no more can be evicted, and up to a slice
     *     more
     */
    public long evict(long bytes) {
        cursor.leave();
        return memory.evict(bytes);
    }

    /** Heap held by tables, in bytes. */
    public long memoryBytes() {
        return filter.memoryBytes() + memory.bytes();
    }

    /** Items held, in memory or evicted; includes a few that are gone. */
    public long items() {
        return memory.items();
    }

    /** Items that are one-sided and not yet decided. */
    public long pendingItems() {
        return memory.pendingItems();
    }
}
