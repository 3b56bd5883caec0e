package dev.recon.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One sensor whose readings are filled: version (1 byte) and what the components say, in their
 * order; lists behind their count (4 bytes), bytes behind their length (4).
 *
 * @param leg by number, as {@link BucketMeta#legs} names it
 * @param source name of the sensor, UTF-8
 * @param topMillis latest event time that has been learned from; {@link Long#MIN_VALUE} for none
 * @param learned what the fills go by, in a format of its own; empty before the first reading
 * @param waiting readings that will be learned from once all of their time are decided
 * @param fills those that may still be revised or withdrawn
 * @param strays unexpected readings that may still be expected
 * @param windows what is known of each pane that is in a window whose row is not final
 */
public record SensorBlock(
        int leg,
        byte[] source,
        long topMillis,
        byte[] learned,
        List<WaitingReading> waiting,
        List<SavedFill> fills,
        List<Stray> strays,
        List<Window> windows) {

    private static final String WHAT = "sensor";
    private static final int MAX_KIND = 3;

    /** Of the least bytes that one of a list takes. */
    private static final int WAITING_BYTES = 8 + 8 + 4 + 1 + 8;

    private static final int FILL_BYTES = 4 + 8 + 3 + 8 + 4 * 8 + 1 + 4 + 4;
    private static final int STRAY_BYTES = 4 + 8 + 8;
    private static final int WINDOW_BYTES = 8 + 3 * 8 + 3 * 3 * 8 + 2 * 8;

    /**
     * A reading, or one that is lost.
     *
     * @param dueMillis W at which it is learned from
     * @param id empty where it does not matter
     * @param kind 0 read, 1 missing, 2 invalid, 3 found
     * @param value NaN for none
     */
    public record WaitingReading(
            long timeMillis, long dueMillis, byte[] id, int kind, double value) {}

    /**
     * A fill as it was emitted last.
     *
     * @param reason by number: 0 missing, 1 invalid
     * @param isForeseen whether it was made with readings that had not been learned from
     * @param status by number: 0 provisional, 1 revised, 2 withdrawn
     * @param slot its place among the readings of the sensor; -1 for none
     * @param sd standard deviation; NaN where there is no fill, as in value and bounds
     * @param method by number
     * @param readingsAfter how many later readings it was made with; 0 to 8
     * @param revision 1 or more
     */
    public record SavedFill(
            byte[] id,
            long timeMillis,
            int reason,
            boolean isForeseen,
            int status,
            long slot,
            double value,
            double sd,
            double lower,
            double upper,
            int method,
            int readingsAfter,
            int revision) {}

    /** An unexpected reading, by its id. */
    public record Stray(byte[] id, long timeMillis, double value) {}

    /** A sum in three parts, each the rounding error of the one before. */
    public record Sum(double sum, double error, double errorOfError) {}

    /**
     * The readings of a pane.
     *
     * @param min positive infinity when there are none
     * @param max negative infinity when there are none
     * @param checked fills of the pane that were withdrawn with a reading
     * @param inside how many of those readings were within their interval
     */
    public record Window(
            long startMillis,
            long count,
            double min,
            double max,
            Sum values,
            Sum squares,
            long checked,
            long inside,
            Sum absoluteErrors) {}

    /**
     * @throws UnreadableState when it cannot be read
     */
    public static SensorBlock read(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        SensorBlock read =
                new SensorBlock(
                        (int) in.checked(in.getInt(), 0, Integer.MAX_VALUE),
                        in.getBytes(),
                        in.getLong(),
                        in.getBytes(),
                        list(in, WAITING_BYTES, SensorBlock::readWaiting),
                        list(in, FILL_BYTES, SensorBlock::readFill),
                        list(in, STRAY_BYTES, SensorBlock::readStray),
                        list(in, WINDOW_BYTES, SensorBlock::readWindow));
        in.end();
        return read;
    }

    private static <T> List<T> list(
            BlockReader in, int leastBytes, Function<BlockReader, T> element) {
        int count = in.getCount(leastBytes);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.apply(in));
        }
        return list;
    }

    private static WaitingReading readWaiting(BlockReader in) {
        return new WaitingReading(
                in.getLong(),
                in.getLong(),
                in.getBytes(),
                (int) in.checked(in.getByte(), 0, MAX_KIND),
                in.getDouble());
    }

    private static SavedFill readFill(BlockReader in) {
        return new SavedFill(
                in.getBytes(),
                in.getLong(),
                number(in),
                in.getBoolean(),
                number(in),
                in.getLong(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                number(in),
                in.getInt(),
                in.getInt());
    }

    /** Of something that has a number; whoever knows how many there are checks it. */
    private static int number(BlockReader in) {
        return (int) in.checked(in.getByte(), 0, Byte.MAX_VALUE);
    }

    private static Stray readStray(BlockReader in) {
        return new Stray(in.getBytes(), in.getLong(), in.getDouble());
    }

    private static Window readWindow(BlockReader in) {
        return new Window(
                in.getLong(),
                in.getLong(),
                in.getDouble(),
                in.getDouble(),
                readSum(in),
                readSum(in),
                in.getLong(),
                in.getLong(),
                readSum(in));
    }

    private static Sum readSum(BlockReader in) {
        return new Sum(in.getDouble(), in.getDouble(), in.getDouble());
    }
}
