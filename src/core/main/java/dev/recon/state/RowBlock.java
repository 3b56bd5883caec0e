package dev.recon.state;

/**
 * The metrics rows of one window: version (1 byte), the number of counters of a row (1), the number
 * of rows (4); for each row its leg (4), its source behind its length (4), whether it has something
 * to emit (1), its revision and its counters, as variable-length numbers.
 *
 * <p>Counters stand by number and are only ever added at the end. A block with fewer than there are
 * now is of an older release: what was not counted is 0. One with more is of a newer release, and
 * is refused: counts that are dropped, or carried along and not counted on, would be wrong after
 * the next upgrade without anyone knowing.
 */
public final class RowBlock {

    static final String WHAT = "metrics rows";
    private static final int MAX_COUNTERS = 127;
    private static final int HEADER = 6;

    private RowBlock() {}

    /** Takes the rows; the counts are valid during the call. */
    public interface Visitor {

        /**
         * A row of the source {@code block[from..to)}.
         *
         * @param isChanged whether it has something to emit that its last revision did not say
         * @param revision the last that was emitted; 0 for none
         * @param counts by number, as many as the reader knows
         */
        void row(
                int leg,
                byte[] block,
                int from,
                int to,
                boolean isChanged,
                long revision,
                long[] counts);
    }

    /**
     * Begins a block; each row is put with {@link #putRow}, and its counters follow with {@link
     * BlockWriter#putVarLong}.
     *
     * @param counters of each row; 0 to 127
     */
    public static BlockWriter writer(int rows, int counters, int sourceBytes) {
        if (counters > MAX_COUNTERS) {
            throw new IllegalArgumentException(
                    counters + " counters, of which a row has at most " + MAX_COUNTERS);
        }
        int usual = 4 + 4 + 1 + 2 + 2 * counters;
        return new BlockWriter(HEADER + rows * usual + sourceBytes).putByte(counters).putInt(rows);
    }

    public static void putRow(
            BlockWriter out, int leg, byte[] source, boolean isChanged, long revision) {
        out.putInt(leg).putBytes(source).putBoolean(isChanged).putVarLong(revision);
    }

    /** How many rows there are. */
    public static int rows(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        return readRows(in, readCounters(in));
    }

    private static int readCounters(BlockReader in) {
        return (int) in.checked(in.getByte(), 0, MAX_COUNTERS);
    }

    private static int readRows(BlockReader in, int counters) {
        return in.getCount(4 + 4 + 1 + 1 + counters);
    }

    /**
     * Hands over all rows.
     *
     * @param known how many counters there are now
     * @throws UnreadableState when it cannot be read
     */
    public static void read(byte[] block, int known, Visitor visitor) {
        BlockReader in = BlockReader.open(block, WHAT);
        read(in, known, visitor);
        in.end();
    }

    static void read(BlockReader in, int known, Visitor visitor) {
        int counters = readCounters(in);
        if (counters > known) {
            throw UnreadableState.ofMoreCounters(counters, known);
        }
        long[] counts = new long[known];
        for (int rows = readRows(in, counters); rows > 0; rows--) {
            int leg = (int) in.checked(in.getInt(), 0, Integer.MAX_VALUE);
            int length = in.getCount(1);
            int from = in.skip(length);
            boolean isChanged = in.getBoolean();
            long revision = in.getVarLong();
            for (int counter = 0; counter < counters; counter++) {
                counts[counter] = in.getVarLong();
            }
            visitor.row(leg, in.block(), from, from + length, isChanged, revision, counts);
        }
    }
}
