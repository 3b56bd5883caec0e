package dev.recon.state;

/**
 * The key of a block in its map: a number (slice of event time, start of a window in milliseconds,
 * or sensor), and the page below it; only items have more than one.
 */
public final class BlockKeys {

    private static final int PAGE_BITS = 20;

    private static final long MAX_INDEX = Long.MAX_VALUE >> PAGE_BITS;

    private BlockKeys() {}

    /**
     * @param index of 44 bits; as milliseconds that is up to the year 2248
     * @param page 0 to 2^20 - 1
     * @throws IllegalArgumentException when one of them is beyond that: the key would be another's
     */
    public static long of(long index, int page) {
        if (index > MAX_INDEX || index < ~MAX_INDEX || page >>> PAGE_BITS != 0) {
            throw new IllegalArgumentException("no key for block " + index + "/" + page);
        }
        return index << PAGE_BITS | page;
    }

    public static long index(long key) {
        return key >> PAGE_BITS;
    }

    public static int page(long key) {
        return (int) key & (1 << PAGE_BITS) - 1;
    }
}
