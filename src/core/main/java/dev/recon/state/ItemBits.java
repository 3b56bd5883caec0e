package dev.recon.state;

/**
 * The third word of an item: its event time in milliseconds since the start of its slice (40 bits),
 * its leg by number (16), what is known of it (8).
 */
public final class ItemBits {

    public static final int SEEN_EXPECTED = 1;
    public static final int SEEN_ACTUAL = 2;

    /** Was decided while one-sided: missing or unexpected. */
    public static final int DECIDED = 4;

    /** The actual record said that it was filtered out deliberately. */
    public static final int NOOP = 8;

    /** A record of it had several ids, so its time is not the item's own. */
    public static final int MANY = 16;

    /** Moved to another slice, or forgotten. */
    public static final int GONE = 32;

    public static final int LEG_SHIFT = 8;
    public static final int TIME_SHIFT = 24;

    private static final int PENDING_OR_NOT = SEEN_EXPECTED | SEEN_ACTUAL | DECIDED | GONE;

    private ItemBits() {}

    public static int flags(long word) {
        return (int) word & 0xFF;
    }

    public static int leg(long word) {
        return (int) (word >>> LEG_SHIFT) & 0xFFFF;
    }

    /** Milliseconds since the start of the slice; 0 to 2^40 - 1. */
    public static long timeInSlice(long word) {
        return word >>> TIME_SHIFT;
    }

    /** One-sided and not yet decided: its text is held. */
    public static boolean isPending(long word) {
        int flags = (int) word & PENDING_OR_NOT;
        return flags == SEEN_EXPECTED || flags == SEEN_ACTUAL;
    }
}
