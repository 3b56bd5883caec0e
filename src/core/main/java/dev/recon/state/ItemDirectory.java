package dev.recon.state;

/**
 * Which slices of items a bucket has; lies in its {@link BucketMeta}.
 *
 * @param sliceMillis how long a slice is; at least 1
 * @param slices their indexes
 * @param sizes how many items each of them has, of which every {@link ItemPage#MAX_ITEMS} are a
 *     page
 */
public record ItemDirectory(long sliceMillis, long[] slices, int[] sizes) {

    static final String WHAT = "directory of items";

    /** What the pages of one slice can hold. */
    private static final int MAX_SIZE = ItemPage.MAX_ITEMS << 20;

    public byte[] write() {
        BlockWriter out = new BlockWriter(1 + 8 + 4 + 12 * slices.length);
        out.putLong(sliceMillis).putInt(slices.length);
        for (int i = 0; i < slices.length; i++) {
            out.putLong(slices[i]).putInt(sizes[i]);
        }
        return out.done();
    }

    /**
     * @throws UnreadableState when it cannot be read
     */
    public static ItemDirectory read(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        ItemDirectory read = read(in);
        in.end();
        return read;
    }

    static ItemDirectory read(BlockReader in) {
        long sliceMillis = in.checked(in.getLong(), 1, Long.MAX_VALUE);
        int count = in.getCount(12);
        long[] slices = new long[count];
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            slices[i] = in.getLong();
            sizes[i] = (int) in.checked(in.getInt(), 0, MAX_SIZE);
        }
        return new ItemDirectory(sliceMillis, slices, sizes);
    }
}
