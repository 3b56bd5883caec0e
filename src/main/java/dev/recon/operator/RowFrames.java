package dev.recon.operator;

import dev.recon.core.Counter;

/**
 * Entries between reconciling and the metrics rows: counts to be added, and the W of a sender
 * behind them.
 */
final class RowFrames {

    private static final int COUNTS = 0;
    private static final int WATERMARK = 1;

    private RowFrames() {}

    /** What a reader of frames does with the entries. */
    interface Handler {
        /** Counts of the source {@code text[from..to)}; both arrays are valid during the call. */
        void counts(int leg, byte[] text, int from, int to, long windowStartMillis, int[] counts);

        void watermark(int sender, int senders, long watermark, boolean atRest);
    }

    static void writeCounts(
            Bytes out, int leg, byte[] source, long windowStartMillis, int[] counts) {
        out.putByte(COUNTS);
        out.putVarInt(leg);
        out.putLong(windowStartMillis);
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

    static void writeWatermark(Bytes out, int sender, int senders, long watermark, boolean atRest) {
        out.putByte(WATERMARK);
        out.putVarInt(sender);
        out.putVarInt(senders);
        out.putLong(watermark);
        out.putByte(atRest ? 1 : 0);
    }

    static void read(Bytes in, Handler handler) {
        int[] counts = new int[Counter.COUNT];
        while (in.hasMore()) {
            if (in.getByte() == WATERMARK) {
                handler.watermark(in.getVarInt(), in.getVarInt(), in.getLong(), in.getByte() != 0);
            } else {
                readCounts(in, counts, handler);
            }
        }
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
