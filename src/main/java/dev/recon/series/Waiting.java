package dev.recon.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Expected readings of one sensor in the order of their event times (then of their ids and values),
 * until all of that time have been decided. They come about in that order, so they are put in from
 * the end.
 */
final class Waiting {

    /** What a reading is. */
    static final byte REAL = 0;

    static final byte MISSING = 1;
    static final byte INVALID = 2;

    /** Missing, and turned up before its turn; the value is the reading, NaN for a no-op. */
    static final byte FOUND = 3;

    static final byte[] NO_ID = new byte[0];

    private long[] times = new long[8];
    private double[] values = new double[8];
    private byte[] kinds = new byte[8];
    private byte[][] ids = new byte[8][];
    private int first;
    private int end;

    boolean isEmpty() {
        return first == end;
    }

    long timeMillis() {
        return times[first];
    }

    double value() {
        return values[first];
    }

    byte kind() {
        return kinds[first];
    }

    byte[] id() {
        return ids[first];
    }

    /** Takes the first one out. */
    void remove() {
        ids[first] = null;
        first++;
        if (first == end) {
            first = 0;
            end = 0;
        }
    }

    /**
     * @param id empty where it does not matter which one it is
     */
    void add(long timeMillis, byte[] id, byte kind, double value) {
        if (end == times.length) {
            makeRoom();
        }
        int at = end++;
        while (at > first && isBefore(timeMillis, id, value, at - 1)) {
            move(at - 1, at);
            at--;
        }
        times[at] = timeMillis;
        ids[at] = id;
        kinds[at] = kind;
        values[at] = value;
    }

    private boolean isBefore(long timeMillis, byte[] id, double value, int other) {
        if (timeMillis != times[other]) {
            return timeMillis < times[other];
        }
        int order = Arrays.compareUnsigned(id, ids[other]);
        return order < 0 || order == 0 && value < values[other];
    }

    private void move(int from, int to) {
        times[to] = times[from];
        values[to] = values[from];
        kinds[to] = kinds[from];
        ids[to] = ids[from];
    }

    private void makeRoom() {
        int size = end - first;
        int length = size > times.length / 2 ? times.length * 2 : times.length;
        long[] oldTimes = times;
        double[] oldValues = values;
        byte[] oldKinds = kinds;
        byte[][] oldIds = ids;
        if (length > times.length) {
            times = new long[length];
            values = new double[length];
            kinds = new byte[length];
            ids = new byte[length][];
        }
        System.arraycopy(oldTimes, first, times, 0, size);
        System.arraycopy(oldValues, first, values, 0, size);
        System.arraycopy(oldKinds, first, kinds, 0, size);
        System.arraycopy(oldIds, first, ids, 0, size);
        Arrays.fill(ids, size, length, null);
        first = 0;
        end = size;
    }

    /** Changes a missing one that waits; false when there is none of this id and time. */
    boolean change(byte[] id, long timeMillis, byte kind, double value) {
        for (int at = firstAtOrAfter(timeMillis); at < end && times[at] == timeMillis; at++) {
            if (kinds[at] == MISSING && Arrays.equals(ids[at], id)) {
                kinds[at] = kind;
                values[at] = value;
                return true;
            }
        }
        return false;
    }

    private int firstAtOrAfter(long timeMillis) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(end - first);
        for (int at = first; at < end; at++) {
            out.writeLong(times[at]);
            out.writeDouble(values[at]);
            out.writeByte(kinds[at]);
            out.writeInt(ids[at].length);
            out.write(ids[at]);
        }
    }

    static Waiting read(DataInput in) throws IOException {
        Waiting read = new Waiting();
        for (int count = in.readInt(); count > 0; count--) {
            long time = in.readLong();
            double value = in.readDouble();
            byte kind = in.readByte();
            int length = in.readInt();
            byte[] id = length == 0 ? NO_ID : new byte[length];
            in.readFully(id);
            read.add(time, id, kind, value);
        }
        return read;
    }
}
