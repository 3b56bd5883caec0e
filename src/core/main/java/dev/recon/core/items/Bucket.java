package dev.recon.core.items;

import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.TimeMap;
import dev.recon.core.time.Rules;
import dev.recon.state.ItemDirectory;
import dev.recon.state.ItemPage;
import dev.recon.state.UnreadableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * The items of one bucket of keys: slices of event time, the filter that says in which of them an
 * item may be, and the deadlines of those that are pending. An item lies in the slice of its latest
 * event time, so a slice is forgotten whole once its last millisecond is beyond the horizon; until
 * then an entry that is beyond it is forgotten when it is met.
 *
 * <p>Memory: slices without pending items may rest in the {@link BlockStore}; they are woken when
 * an arrival may be in them. Lookups leave what they found in {@link #slice} and {@link #entry}.
 */
public final class Bucket {

    /** Room is made for a larger slice only once its last page has been seen. */
    private static final int BELIEVED_PAGES = 64;

    private final long sliceMillis;
    private final BlockStore store;
    private final SliceFilter filter;
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final TimeMap<Slice> slices = new TimeMap<>();

    /** The slice and the entry that were found or inserted last. */
    public Slice slice;

    public int entry;

    /**
     * @param filterBytes bound on the heap of the filter
     */
    public Bucket(Rules rules, BlockStore store, long filterBytes) {
        this(sliceMillis(rules), store, filterBytes);
    }

    private Bucket(long sliceMillis, BlockStore store, long filterBytes) {
        this.sliceMillis = sliceMillis;
        this.store = store;
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

    /** The slice, awake, or null when there is none. */
    private Slice awake(long index) {
        Slice known = slices.get(index);
        if (known != null && known.isResting()) {
            wake(known);
        }
        return known;
    }

    private void wake(Slice resting) {
        int pages = resting.pages();
        resting.wake();
        for (int page = 0; page < pages; page++) {
            SliceCodec.read(store.load(resting.index, page), resting);
        }
    }

    /** Looks an item up, first where its time says, then wherever the filter says it may be. */
    public boolean find(long h1, long h2, int leg, long timeMillis, long horizon) {
        long own = sliceIndex(timeMillis);
        if (isIn(awake(own), h1, h2, leg, horizon)) {
            return true;
        }
        if (slices.isEmpty()) {
            return false;
        }
        for (long bits = filter.candidates(h1, h2); bits != 0; bits &= bits - 1) {
            if (findElsewhere(Long.numberOfTrailingZeros(bits), own, h1, h2, leg, horizon)) {
                return true;
            }
        }
        return false;
    }

    /** From slice to slice, and over the gaps: one item of the far future may leave a huge one. */
    private boolean findElsewhere(int bit, long own, long h1, long h2, int leg, long horizon) {
        for (Long next = slices.sorted().firstKey(); next != null; ) {
            long index = next + Math.floorMod(bit - next, 64L);
            if (index != own && isIn(awake(index), h1, h2, leg, horizon)) {
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
            candidate.set(found, Slice.GONE);
            return false;
        }
        slice = candidate;
        entry = found;
        return true;
    }

    public void insert(long h1, long h2, int leg, long timeMillis, int flags) {
        long index = sliceIndex(timeMillis);
        slice = awake(index);
        if (slice == null) {
            slice = new Slice(index, sliceMillis, capacity(index));
            slices.put(index, slice);
        }
        entry = slice.append(h1, h2, leg, timeMillis, flags);
        filter.add(h1, h2, index, slice.size());
    }

    /** Room for as many as the slice before has, so that tables hardly ever grow step by step. */
    private int capacity(long index) {
        Map.Entry<Long, Slice> before = slices.sorted().lowerEntry(index);
        return before == null || before.getKey() != index - 1 ? 0 : before.getValue().size();
    }

    /** Keeps what an exception about the item just inserted has to name. */
    public void await(long deadline, Arrival item) {
        slice.pending.put(entry, item);
        deadlines.add(deadline, slice.index, entry);
    }

    /**
     * Marks the item found as settled with {@code flags}; it is remembered from {@code
     * latestMillis} on.
     */
    public void settle(int flags, long latestMillis) {
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
        slice.set(entry, Slice.GONE);
        insert(h1, h2, leg, latestMillis, all);
    }

    /**
     * Finds the next item that is still pending and due; it is in {@link #slice} and {@link
     * #entry}.
     */
    public interface Due {
        void decide();
    }

    /** Hands over every pending item whose deadline is at or before {@code untilMillis}. */
    public void decideDue(long untilMillis, Due decider) {
        DeadlineQueue.Due due;
        while ((due = deadlines.poll(untilMillis)) != null) {
            for (int i = 0; i < due.size(); i++) {
                slice = slices.get(due.slice(i));
                entry = due.entry(i);
                if (slice != null && !slice.isResting() && slice.isPending(entry)) {
                    decider.decide();
                }
            }
        }
    }

    /** Forgets the slices that are wholly beyond the horizon. */
    public void forget(long horizon) {
        long bits = 0;
        while (!slices.isEmpty()
                && lastMillis(slices.sorted().firstEntry().getValue()) <= horizon) {
            Slice old = slices.pollFirst().getValue();
            for (int page = 0; page < old.pages(); page++) {
                store.remove(old.index, page);
            }
            bits |= 1L << old.index;
        }
        if (bits != 0) {
            dropFromFilter(bits);
        }
    }

    /**
     * A bit of the filter that a forgotten slice shared with living ones is made anew from those,
     * else items would be looked for in vain for as long as W lags far behind; unless that would
     * have to wake one.
     */
    private void dropFromFilter(long bits) {
        long kept = 0;
        for (Slice living : slices.sorted().values()) {
            kept |= living.isResting() ? 1L << living.index : 0;
        }
        long dropped = bits & ~kept;
        filter.drop(dropped);
        for (Slice living : slices.sorted().values()) {
            if ((dropped & 1L << living.index) != 0) {
                addToFilter(living);
            }
        }
    }

    private void addToFilter(Slice living) {
        for (int i = 0; i < living.size(); i++) {
            filter.add(living.hash1(i), living.hash2(i), living.index, living.size());
        }
    }

    private long lastMillis(Slice some) {
        return some.startMillis + sliceMillis - 1;
    }

    /** Writes what changed since the last save, and returns what {@link #restore} needs besides. */
    public byte[] save() {
        long[] indexes = new long[slices.sorted().size()];
        int[] sizes = new int[indexes.length];
        int count = 0;
        for (Slice each : slices.sorted().values()) {
            save(each, false);
            indexes[count] = each.index;
            sizes[count++] = each.size();
        }
        return new ItemDirectory(sliceMillis, indexes, sizes).write();
    }

    /**
     * Writes what changed, but not since the last call: what will hardly change again before the
     * next {@link #save}, which then has the less to do while nothing else goes on.
     */
    public void saveCold() {
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
            Slice slice = bucket.load(saved.slices()[i], saved.sizes()[i], legs);
            bucket.adopt(bucket.renumbered(slice, legs), deadlineOf);
        }
        return bucket;
    }

    /** A slice as it was saved, checked before the rest of the job relies on it. */
    private Slice load(long index, int size, LegMapping legs) {
        Slice saved = Slice.resting(index, sliceMillis, size);
        if (saved.pages() > BELIEVED_PAGES) {
            ItemPage.size(store.load(index, saved.pages() - 1));
        }
        wake(saved);
        if (saved.size() != size) {
            throw UnreadableState.damaged(
                    "items", saved.size() + " in a slice that should have " + size);
        }
        for (int i = 0; i < size; i++) {
            legs.check(saved.leg(i));
        }
        return saved;
    }

    /** With other numbers every page is to be saved anew, or is not needed any more. */
    private Slice renumbered(Slice saved, LegMapping legs) {
        if (legs.changesNothing()) {
            return saved;
        }
        Slice renumbered = new Slice(saved.index, sliceMillis, saved.size());
        saved.copy(legs, renumbered);
        for (int page = renumbered.pages(); page < saved.pages(); page++) {
            store.remove(saved.index, page);
        }
        return renumbered;
    }

    private void adopt(Slice restored, LongUnaryOperator deadlineOf) {
        if (restored.size() == 0) {
            return;
        }
        slices.put(restored.index, restored);
        addToFilter(restored);
        for (int i = 0; i < restored.size(); i++) {
            if (restored.isPending(i)) {
                long deadline = deadlineOf.applyAsLong(restored.timeMillis(i));
                deadlines.add(deadline, restored.index, i);
            }
        }
    }

    /**
     * Lets slices without pending items rest, oldest first, until {@code bytes} are freed; returns
     * what was freed.
     */
    public long rest(long bytes) {
        long freed = 0;
        for (Slice each : restable()) {
            if (freed >= bytes) {
                break;
            }
            save(each, false);
            freed += each.memoryBytes();
            each.rest();
            freed -= each.memoryBytes();
        }
        return freed;
    }

    private List<Slice> restable() {
        List<Slice> restable = new ArrayList<>();
        for (Slice each : slices.sorted().values()) {
            if (!each.isResting() && each.pending.isEmpty()) {
                restable.add(each);
            }
        }
        return restable;
    }

    /** Heap held by tables, in bytes. */
    public long memoryBytes() {
        long bytes = filter.memoryBytes();
        for (Slice each : slices.sorted().values()) {
            bytes += each.memoryBytes();
        }
        return bytes;
    }

    /** Items held, on the heap or resting; includes a few that are gone. */
    public long items() {
        long items = 0;
        for (Slice each : slices.sorted().values()) {
            items += each.size();
        }
        return items;
    }

    /** Items that are one-sided and not yet decided. */
    public long openItems() {
        long open = 0;
        for (Slice each : slices.sorted().values()) {
            open += each.pending.items();
        }
        return open;
    }
}
