package dev.recon.core.items;

import dev.recon.state.ItemBits;

/**
 * What is remembered of an item, one bit each, under the names of the core. The bits themselves are
 * in {@link ItemBits}, the format of savepoints: a new one is added there first, then here.
 */
public final class ItemFlags {

    /** An expected record has come. */
    public static final int SEEN_EXPECTED = ItemBits.SEEN_EXPECTED;

    /** An actual record has come. */
    public static final int SEEN_ACTUAL = ItemBits.SEEN_ACTUAL;

    /** Was decided while one-sided: missing or unexpected. */
    public static final int DECIDED = ItemBits.DECIDED;

    /** The actual record said that it was filtered out deliberately. */
    public static final int NOOP = ItemBits.NOOP;

    /** A record of it had several ids, so its time is not the item's own. */
    public static final int MANY = ItemBits.MANY;

    /** Moved to another slice, or forgotten: no item any more. */
    static final int GONE = ItemBits.GONE;

    private ItemFlags() {}

    /** Whether only one side has been seen, and nothing has been decided. */
    public static boolean isPending(int flags) {
        return ItemBits.isPending(flags);
    }
}
