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
        void arrival(Arrival arrival);

        void progress(Progress progress);
    }

    static void write(Bytes out, Arrival arrival) {
        int source = arrival.sourceEnd - arrival.sourceStart;
        int id = arrival.idEnd - arrival.idStart;
        out.reserve(source + id + 56);
        int noop = arrival.noop ? NOOP : 0;
        int many = arrival.many ? MANY : 0;
        boolean hasValue = !Double.isNaN(arrival.value);
        int value = hasValue ? VALUE : 0;
        out.putByte(noop | many | value | arrival.invalid.ordinal() << INVALID_SHIFT);
        out.putVarInt(arrival.route);
        out.putLong(arrival.timeMillis);
        out.putLong(arrival.hash1);
        out.putLong(arrival.hash2);
        if (hasValue) {
            out.putLong(Double.doubleToRawLongBits(arrival.value));
        }
        out.putVarInt(source);
        out.putVarInt(id);
        out.putBytes(arrival.text, arrival.sourceStart, arrival.sourceEnd);
        out.putBytes(arrival.text, arrival.idStart, arrival.idEnd);
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

    /** Hands on all entries in order; {@code arrival} is reused and points into the frame. */
    static void read(Bytes in, Arrival arrival, Handler handler) {
        while (in.hasMore()) {
            int tag = in.getByte();
            if (tag == PROGRESS) {
                handler.progress(readProgress(in));
            } else {
                readArrival(in, tag, arrival);
                handler.arrival(arrival);
            }
        }
    }

    private static void readArrival(Bytes in, int tag, Arrival arrival) {
        arrival.noop = (tag & NOOP) != 0;
        arrival.many = (tag & MANY) != 0;
        arrival.invalid = INVALIDS[tag >> INVALID_SHIFT];
        arrival.route = in.getVarInt();
        arrival.timeMillis = in.getLong();
        arrival.hash1 = in.getLong();
        arrival.hash2 = in.getLong();
        arrival.value = (tag & VALUE) != 0 ? Double.longBitsToDouble(in.getLong()) : Double.NaN;
        int source = in.getVarInt();
        int id = in.getVarInt();
        arrival.text = in.block;
        arrival.sourceStart = in.position;
        arrival.sourceEnd = arrival.sourceStart + source;
        arrival.idStart = arrival.sourceEnd;
        arrival.idEnd = arrival.idStart + id;
        in.position = arrival.idEnd;
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
