package dev.recon.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Readings that were decided unexpected, and may still be expected, by their ids. */
final class Strays {

    private final Map<ByteBuffer, Stray> byId = new HashMap<>();

    /** The time is the reading's own; the one at which it is expected may be another. */
    private record Stray(long timeMillis, double value) {}

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void add(byte[] id, long timeMillis, double value) {
        byId.put(ByteBuffer.wrap(id), new Stray(timeMillis, value));
    }

    /** Its value, which is asked for once; NaN where none is known. */
    double remove(byte[] id) {
        Stray stray = byId.remove(ByteBuffer.wrap(id));
        return stray == null ? Double.NaN : stray.value;
    }

    /**
     * @param horizon the latest event time that is beyond the horizon
     */
    void forget(long horizon) {
        byId.values().removeIf(each -> each.timeMillis <= horizon);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byId.size());
        for (Map.Entry<ByteBuffer, Stray> each : byId.entrySet()) {
            ByteStrings.write(out, each.getKey().array());
            out.writeLong(each.getValue().timeMillis);
            out.writeDouble(each.getValue().value);
        }
    }

    void read(DataInput in) throws IOException {
        for (int count = in.readInt(); count > 0; count--) {
            byte[] id = ByteStrings.read(in);
            add(id, in.readLong(), in.readDouble());
        }
    }
}
