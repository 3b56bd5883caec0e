package dev.recon.operator;

import dev.recon.core.Readings;
import dev.recon.core.items.Arrival;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.ReadingBatches;

/**
 * Entries between reconciling and the metrics rows: counts to be added, what has become known of
 * readings, and the W of a sender behind them.
 */
final class RowFrames {

    private static final int COUNTS = 0;
    private static final int WATERMARK = 1;

    /** And the event above it. */
    private static final int READING = 2;

    /** Readings of one source that have arrived, and of which the ids do not matter. */
    private static final int ARRIVED = 3;

    private static final int EVENT_SHIFT = 2;
    private static final Readings.Event[] EVENTS = Readings.Event.values();

    private RowFrames() {}

    /** What a reader of frames does with the entries. */
    interface Handler {
        /**
         * Counts of the source {@code text[from..to)} in a pane; both arrays are valid during the
         * call.
         */
        void counts(int leg, byte[] text, int from, int to, long paneStartMillis, int[] counts);

        /**
         * What has become known of the reading of source and id {@code
         * text[sourceFrom..sourceTo..idTo)}.
         */
        void reading(
                Readings.Event event,
                int leg,
                byte[] text,
                int sourceFrom,
                int sourceTo,
                int idTo,
                long timeMillis,
                double value);

        /** Readings of the source {@code text[from..to)} that have arrived. */
        void arrived(int leg, byte[] text, int from, int to, long[] readings, int count);

        void watermark(int sender, int senders, long watermark, boolean quiescent);
    }

    static void writeCounts(Bytes out, int leg, byte[] source, long paneStartMillis, int[] counts) {
        out.putByte(COUNTS);
        out.putVarInt(leg);
        out.putLong(paneStartMillis);
        out.putVarInt(source.length);
        out.putBytes(source, 0, source.length);
        int present = 0;
        for (int i = 0; i < counts.length; i++) {
            present |= counts[i] == 0 ? 0 : 1 << i;
        }
        out.putVarInt(present);
        for (int count : counts) {
            if (count != 0) {
                out.putSignedVarInt(count);
            }
        }
    }

    static void writeReading(
            Bytes out,
            Readings.Event event,
            int leg,
            Arrival arrival,
            long timeMillis,
            double value) {
        int source = arrival.sourceEnd - arrival.sourceStart;
        int id = arrival.idEnd - arrival.idStart;
        out.reserve(source + id + 32);
        out.putByte(READING | event.ordinal() << EVENT_SHIFT);
        out.putVarInt(leg);
        out.putLong(timeMillis);
        if (hasValue(event)) {
            out.putLong(Double.doubleToRawLongBits(value));
        }
        out.putVarInt(source);
        out.putVarInt(id);
        out.putBytes(arrival.text, arrival.sourceStart, arrival.sourceEnd);
        out.putBytes(arrival.text, arrival.idStart, arrival.idEnd);
    }

    private static boolean hasValue(Readings.Event event) {
        return switch (event) {
            case ARRIVED, FOUND, UNEXPECTED -> true;
            case INVALID, MISSING, FILTERED, EXPLAINED -> false;
        };
    }

    /**
     * @param readings see {@link ReadingBatches.Output}
     */
    static void writeArrived(Bytes out, int leg, byte[] source, long[] readings, int count) {
        out.putByte(ARRIVED);
        out.putVarInt(leg);
        out.putVarInt(source.length);
        out.putBytes(source, 0, source.length);
        out.putVarInt(count);
        long before = 0;
        for (int i = 0; i < 2 * count; i += 2) {
            out.putSignedVarLong(readings[i] - before);
            out.putLong(readings[i + 1]);
            before = readings[i];
        }
    }

    static void writeWatermark(
            Bytes out, int sender, int senders, long watermark, boolean quiescent) {
        out.putByte(WATERMARK);
        out.putVarInt(sender);
        out.putVarInt(senders);
        out.putLong(watermark);
        out.putByte(quiescent ? 1 : 0);
    }

    static void read(Bytes in, Handler handler) {
        int[] counts = new int[Counter.COUNT];
        long[] readings = null;
        while (in.hasMore()) {
            int tag = in.getByte();
            if (tag == WATERMARK) {
                handler.watermark(in.getVarInt(), in.getVarInt(), in.getLong(), in.getByte() != 0);
            } else if (tag == COUNTS) {
                readCounts(in, counts, handler);
            } else if (tag == ARRIVED) {
                readings = readArrived(in, readings, handler);
            } else {
                readReading(in, EVENTS[tag >> EVENT_SHIFT], handler);
            }
        }
    }

    private static long[] readArrived(Bytes in, long[] room, Handler handler) {
        int leg = in.getVarInt();
        int length = in.getVarInt();
        int from = in.position;
        in.position += length;
        int count = in.getVarInt();
        long[] readings = room == null || room.length < 2 * count ? new long[2 * count] : room;
        long time = 0;
        for (int i = 0; i < 2 * count; i += 2) {
            time += in.getSignedVarLong();
            readings[i] = time;
            readings[i + 1] = in.getLong();
        }
        handler.arrived(leg, in.block, from, from + length, readings, count);
        return readings;
    }

    private static void readReading(Bytes in, Readings.Event event, Handler handler) {
        int leg = in.getVarInt();
        long time = in.getLong();
        double value = hasValue(event) ? Double.longBitsToDouble(in.getLong()) : Double.NaN;
        int source = in.getVarInt();
        int id = in.getVarInt();
        int from = in.position;
        in.position += source + id;
        handler.reading(event, leg, in.block, from, from + source, from + source + id, time, value);
    }

    private static void readCounts(Bytes in, int[] counts, Handler handler) {
        int leg = in.getVarInt();
        long start = in.getLong();
        int length = in.getVarInt();
        int from = in.position;
        in.position += length;
        int present = in.getVarInt();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (present & 1 << i) == 0 ? 0 : in.getSignedVarInt();
        }
        handler.counts(leg, in.block, from, from + length, start, counts);
    }
}
