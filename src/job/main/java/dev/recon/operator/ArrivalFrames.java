package dev.recon.operator;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Invalid;
import dev.recon.core.time.Progress;

/** Entries between decoding and reconciling: arrivals, and the progress of a reader behind them. */
final class ArrivalFrames {

    private static final int PROGRESS = 1;
    private static final int NOOP = 2;
    private static final int MANY = 4;
    private static final int VALUE = 8;
    private static final int INVALID_SHIFT = 4;
    private static final Invalid[] INVALIDS = Invalid.values();

    private ArrivalFrames() {}

    /** What a reader of frames does with the entries. */
    interface Handler {
        void arrival(Arrival item);

        void progress(Progress progress);
    }

    static void write(Bytes out, Arrival item) {
        int source = item.sourceEnd - item.sourceStart;
        int id = item.idEnd - item.idStart;
        out.reserve(source + id + 56);
        int noop = item.noop ? NOOP : 0;
        int many = item.many ? MANY : 0;
        boolean hasValue = !Double.isNaN(item.value);
        int value = hasValue ? VALUE : 0;
        out.putByte(noop | many | value | item.invalid.ordinal() << INVALID_SHIFT);
        out.putVarInt(item.route);
        out.putLong(item.timeMillis);
        out.putLong(item.hash1);
        out.putLong(item.hash2);
        if (hasValue) {
            out.putLong(Double.doubleToRawLongBits(item.value));
        }
        out.putVarInt(source);
        out.putVarInt(id);
        out.putBytes(item.text, item.sourceStart, item.sourceEnd);
        out.putBytes(item.text, item.idStart, item.idEnd);
    }

    static void write(Bytes out, Progress progress) {
        out.putByte(PROGRESS);
        out.putVarInt(progress.stream());
        out.putVarInt(progress.reader());
        out.putVarInt(progress.readers());
        out.putVarInt(progress.partitions());
        out.putVarInt(progress.partitionsOfStream());
        out.putLong(progress.lowestMillis());
        out.putLong(progress.topMillis());
        out.putLong(progress.silentMillis());
        out.putByte(progress.ended() ? 1 : 0);
    }

    /** Hands on all entries in order; {@code item} is reused and points into the frame. */
    static void read(Bytes in, Arrival item, Handler handler) {
        while (in.hasMore()) {
            int tag = in.getByte();
            if (tag == PROGRESS) {
                handler.progress(readProgress(in));
            } else {
                readArrival(in, tag, item);
                handler.arrival(item);
            }
        }
    }

    private static void readArrival(Bytes in, int tag, Arrival item) {
        item.noop = (tag & NOOP) != 0;
        item.many = (tag & MANY) != 0;
        item.invalid = INVALIDS[tag >> INVALID_SHIFT];
        item.route = in.getVarInt();
        item.timeMillis = in.getLong();
        item.hash1 = in.getLong();
        item.hash2 = in.getLong();
        item.value = (tag & VALUE) != 0 ? Double.longBitsToDouble(in.getLong()) : Double.NaN;
        int source = in.getVarInt();
        int id = in.getVarInt();
        item.text = in.block;
        item.sourceStart = in.position;
        item.sourceEnd = item.sourceStart + source;
        item.idStart = item.sourceEnd;
        item.idEnd = item.idStart + id;
        in.position = item.idEnd;
    }

    private static Progress readProgress(Bytes in) {
        return new Progress(
                in.getVarInt(),
                in.getVarInt(),
                in.getVarInt(),
                in.getVarInt(),
                in.getVarInt(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getByte() != 0);
    }
}
