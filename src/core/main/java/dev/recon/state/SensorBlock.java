package dev.recon.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One sensor whose readings are filled: version (1 byte) and what the components say, in their
 * order; lists behind their count (4 bytes), bytes behind their length (4).
 *
 * @param leg by number, as {@link BucketMeta#legs} names it
 * @param source name of the sensor, UTF-8
 * @param topMillis latest event time that has been learned from; {@link Long#MIN_VALUE} for none
 * @param learned what the fills go by
 * @param waiting readings that will be learned from once all of their time are decided
 * @param fills those that may still be revised or withdrawn
 * @param strays unexpected readings that may still be expected
 * @param panes what is known of each pane that is in a window whose row is not final
 */
public record SensorBlock(
        int leg,
        byte[] source,
        long topMillis,
        Learned learned,
        List<WaitingReading> waiting,
        List<SavedFill> fills,
        List<Stray> strays,
        List<SensorPane> panes) {

    static final String WHAT = "sensor";

    /** Without source, what was learned, and what is in the lists. */
    private static final int LEAST_BYTES = 1 + 4 + 4 + 8 + 4 * 4;

    /**
     * A reading, or one that is lost.
     *
     * @param dueMillis W at which it is learned from
     * @param id empty where it does not matter
     * @param kind 0 read, 1 missing, 2 invalid, 3 found
     * @param value NaN for none
     */
    public record WaitingReading(
            long timeMillis, long dueMillis, byte[] id, int kind, double value) {

        public static final int LAST_KIND = 3;
        private static final int LEAST_BYTES = 8 + 8 + 4 + 1 + 8;

        private void write(BlockWriter out) {
            out.putLong(timeMillis).putLong(dueMillis).putBytes(id).putByte(kind).putDouble(value);
        }

        private static WaitingReading read(BlockReader in) {
            return new WaitingReading(
                    in.getLong(),
                    in.getLong(),
                    in.getBytes(),
                    in.getNumber(LAST_KIND),
                    in.getDouble());
        }
    }

    /** An unexpected reading, by its id. */
    public record Stray(byte[] id, long timeMillis, double value) {

        private static final int LEAST_BYTES = 4 + 8 + 8;

        private void write(BlockWriter out) {
            out.putBytes(id).putLong(timeMillis).putDouble(value);
        }

        private static Stray read(BlockReader in) {
            return new Stray(in.getBytes(), in.getLong(), in.getDouble());
        }
    }

    public byte[] write() {
        BlockWriter out = new BlockWriter(bytes());
        out.putInt(leg).putBytes(source).putLong(topMillis);
        learned.write(out);
        putList(out, waiting, WaitingReading::write);
        putList(out, fills, SavedFill::write);
        putList(out, strays, Stray::write);
        putList(out, panes, SensorPane::write);
        return out.done();
    }

    /** What it takes. */
    int bytes() {
        int bytes = LEAST_BYTES + source.length + learned.bytes();
        for (WaitingReading each : waiting) {
            bytes += WaitingReading.LEAST_BYTES + each.id.length;
        }
        for (SavedFill each : fills) {
            bytes += SavedFill.LEAST_BYTES + each.id().length;
        }
        for (Stray each : strays) {
            bytes += Stray.LEAST_BYTES + each.id.length;
        }
        return bytes + panes.size() * SensorPane.BYTES;
    }

    private static <T> void putList(
            BlockWriter out, List<T> list, BiConsumer<T, BlockWriter> element) {
        out.putInt(list.size());
        for (T each : list) {
            element.accept(each, out);
        }
    }

    /**
     * @throws UnreadableState when it cannot be read
     */
    public static SensorBlock read(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        SensorBlock read = read(in);
        in.end();
        return read;
    }

    static SensorBlock read(BlockReader in) {
        return new SensorBlock(
                (int) in.checked(in.getInt(), 0, Integer.MAX_VALUE),
                in.getBytes(),
                in.getLong(),
                Learned.read(in),
                getList(in, WaitingReading.LEAST_BYTES, WaitingReading::read),
                getList(in, SavedFill.LEAST_BYTES, SavedFill::read),
                getList(in, Stray.LEAST_BYTES, Stray::read),
                getList(in, SensorPane.BYTES, SensorPane::read));
    }

    private static <T> List<T> getList(
            BlockReader in, int leastBytes, Function<BlockReader, T> element) {
        int count = in.getCount(leastBytes);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.apply(in));
        }
        return list;
    }
}
