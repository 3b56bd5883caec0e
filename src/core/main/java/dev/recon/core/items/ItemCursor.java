package dev.recon.core.items;

/**
 * One item of a {@link Bucket}, as the semantics see it. A bucket has one cursor, which every
 * lookup moves: it is good until the bucket is asked for something else. Used while it is on no
 * item it throws {@link IllegalStateException}.
 */
public final class ItemCursor {

    private final Bucket bucket;

    /** Null while on no item. */
    private Slice slice;

    private int entry;

    ItemCursor(Bucket bucket) {
        this.bucket = bucket;
    }

    ItemCursor moveTo(Slice newSlice, int newEntry) {
        slice = newSlice;
        entry = newEntry;
        return this;
    }

    void leave() {
        slice = null;
    }

    /** Keeps what an exception about the item has to name, until it is settled. */
    void await(long deadlineMillis, Arrival first, DeadlineQueue deadlines) {
        slice.pending.put(entry, first);
        deadlines.add(deadlineMillis, slice.index, entry);
    }

    private Slice slice() {
        if (slice == null) {
            throw new IllegalStateException(
                    "The cursor is on no item: nothing was found, or the bucket has been asked for"
                            + " something else since");
        }
        return slice;
    }

    /** Number of the leg. */
    public int leg() {
        return slice().leg(entry);
    }

    /** See {@link ItemFlags}. */
    public int flags() {
        return slice().flags(entry);
    }

    /** Whether any of the {@link ItemFlags} is set. */
    public boolean has(int flag) {
        return slice().is(entry, flag);
    }

    /** Event time in ms: its record's while one-sided, then the later of both. */
    public long timeMillis() {
        return slice().timeMillis(entry);
    }

    /**
     * Points {@code into} at source, id and value of the item, good until the bucket changes.
     *
     * @throws IllegalStateException when the item is not pending: only then are they kept
     */
    public void readPending(Arrival into) {
        slice().pending.read(entry, into);
    }

    /**
     * The item is not pending any more, and is remembered from {@code latestMillis} on.
     *
     * @param flags are added to those that it has
     * @param latestMillis event time in ms, at or after its own
     */
    public void settle(int flags, long latestMillis) {
        bucket.settle(slice(), entry, flags, latestMillis);
    }
}
