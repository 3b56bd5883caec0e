package dev.recon.state;

/**
 * A page of a slice of items: version (1 byte), the number of items (2), three words for each, then
 * source and id of those that are pending ({@link ItemBits#isPending}) in the same order, behind
 * their lengths (4 each), and their value (8) where the first length says so.
 */
public final class ItemPage {

    public static final int MAX_ITEMS = 256;

    /** In the length of the source: a value stands behind the id. */
    public static final int HAS_VALUE = 1 << 31;

    static final String WHAT = "items";
    private static final int HEADER = 3;
    private static final int ITEM = 24;
    private static final int LENGTHS = 8;

    private ItemPage() {}

    /** Takes what a page holds: first all items, then the texts of those that are pending. */
    public interface Visitor {

        void item(long hash1, long hash2, long bits);

        /**
         * Source {@code block[from..idFrom)} and id {@code block[idFrom..to)} of a pending item.
         *
         * @param item its place in the page
         * @param value of the reading; NaN for none
         */
        void text(int item, byte[] block, int from, int idFrom, int to, double value);
    }

    /**
     * Writes a page; every item is put, then the texts of all that are pending.
     *
     * @param items 0 to {@link #MAX_ITEMS}
     * @param textBytes sum of {@link #textBytes}
     */
    public static BlockWriter writer(int items, int textBytes) {
        return new BlockWriter(HEADER + ITEM * items + textBytes).putShort(items);
    }

    /** What the text of a pending item takes. */
    public static int textBytes(int sourceAndId, double value) {
        return LENGTHS + sourceAndId + (Double.isNaN(value) ? 0 : Double.BYTES);
    }

    public static void putItem(BlockWriter out, long hash1, long hash2, long bits) {
        out.putLong(hash1).putLong(hash2).putLong(bits);
    }

    /** The text {@code text[from..idFrom..to)}. */
    public static void putText(
            BlockWriter out, byte[] text, int from, int idFrom, int to, double value) {
        int source = idFrom - from;
        boolean hasValue = !Double.isNaN(value);
        out.putInt(hasValue ? source | HAS_VALUE : source).putInt(to - idFrom).put(text, from, to);
        if (hasValue) {
            out.putDouble(value);
        }
    }

    /**
     * How many items there are.
     *
     * @throws UnreadableState when it cannot be read
     */
    public static int size(byte[] block) {
        return readSize(BlockReader.open(block, WHAT));
    }

    private static int readSize(BlockReader in) {
        return (int) in.checked(in.getUnsignedShort(), 0, MAX_ITEMS);
    }

    /**
     * Hands over what a page holds.
     *
     * @throws UnreadableState when it cannot be read; what was handed over by then is of no use
     */
    public static void read(byte[] block, Visitor visitor) {
        BlockReader in = BlockReader.open(block, WHAT);
        read(in, visitor);
        in.end();
    }

    static void read(BlockReader in, Visitor visitor) {
        byte[] block = in.block();
        int items = readSize(in);
        int from = in.skip((long) ITEM * items);
        for (int item = 0; item < items; item++) {
            int at = from + ITEM * item;
            visitor.item(word(block, at), word(block, at + 8), word(block, at + 16));
        }
        for (int item = 0; item < items; item++) {
            if (ItemBits.isPending(word(block, from + ITEM * item + 16))) {
                readText(in, item, block, visitor);
            }
        }
    }

    private static long word(byte[] block, int at) {
        return (long) BlockReader.LONG.get(block, at);
    }

    private static void readText(BlockReader in, int item, byte[] block, Visitor visitor) {
        int source = in.getInt();
        int id = in.getInt();
        int from = in.skip(source & ~HAS_VALUE);
        int idFrom = in.skip(id);
        double value = source < 0 ? in.getDouble() : Double.NaN;
        visitor.text(item, block, from, idFrom, idFrom + id, value);
    }
}
