package dev.recon.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Expected readings of one sensor in the order of their event times, until all of that time have
 * been decided. They come about in that order; those that do not are kept apart.
 */
final class Waiting {

    static final byte[] NO_ID = new byte[0];

    /** What a reading is. */
    static final byte REAL = 0;

    static final byte MISSING = 1;
    static final byte INVALID = 2;

    /** Missing, and turned up before its turn; the value is the reading, NaN for a no-op. */
    static final byte FOUND = 3;

    /** What is measured first, and nothing of how it was written or sent. */
    private static final Comparator<Entry> ORDER =
            Comparator.<Entry>comparingLong(each -> each.timeMillis)
                    .thenComparing(each -> each.kind != REAL)
                    .thenComparingDouble(each -> each.kind == REAL ? each.value : 0)
                    .thenComparing(each -> each.id, Arrays::compareUnsigned);

    private final ArrayDeque<Entry> inOrder = new ArrayDeque<>();
    private final PriorityQueue<Entry> others = new PriorityQueue<>(ORDER);
    private final Map<ReadingKey, Entry> missing = new HashMap<>();

    /** One reading. */
    static final class Entry {
        final long timeMillis;

        /** W at which it has its turn. */
        final long turnMillis;

        /** Empty where it does not matter which one it is. */
        final byte[] id;

        byte kind;
        double value;

        Entry(long timeMillis, long turnMillis, byte[] id, byte kind, double value) {
            this.timeMillis = timeMillis;
            this.turnMillis = turnMillis;
            this.id = id;
            this.kind = kind;
            this.value = value;
        }
    }

    boolean isEmpty() {
        return inOrder.isEmpty() && others.isEmpty();
    }

    void add(Entry entry) {
        Entry last = inOrder.peekLast();
        if (last == null || ORDER.compare(last, entry) <= 0) {
            inOrder.add(entry);
        } else {
            others.add(entry);
        }
        if (entry.kind == MISSING) {
            missing.put(new ReadingKey(entry.timeMillis, entry.id), entry);
        }
    }

    /** The first one, or null. */
    Entry peek() {
        Entry one = inOrder.peekFirst();
        Entry other = others.peek();
        boolean isOther = one == null || other != null && ORDER.compare(other, one) < 0;
        return isOther ? other : one;
    }

    /** Takes out what {@link #peek} gave. */
    void remove(Entry first) {
        if (first == inOrder.peekFirst()) {
            inOrder.removeFirst();
        } else {
            others.remove();
        }
        if (first.kind != REAL) {
            missing.remove(new ReadingKey(first.timeMillis, first.id));
        }
    }

    /** Changes a missing one that waits; false when there is none. */
    boolean change(byte[] id, long timeMillis, byte kind, double value) {
        Entry lost = missing.remove(new ReadingKey(timeMillis, id));
        if (lost == null) {
            return false;
        }
        lost.kind = kind;
        lost.value = value;
        return true;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(inOrder.size() + others.size());
        for (Entry each : inOrder) {
            write(each, out);
        }
        for (Entry each : others) {
            write(each, out);
        }
    }

    private static void write(Entry each, DataOutput out) throws IOException {
        out.writeLong(each.timeMillis);
        out.writeLong(each.turnMillis);
        SeriesCodec.writeBytes(out, each.id);
        out.writeByte(each.kind);
        out.writeDouble(each.value);
    }

    static Waiting read(DataInput in) throws IOException {
        Waiting read = new Waiting();
        for (int count = in.readInt(); count > 0; count--) {
            long time = in.readLong();
            long turn = in.readLong();
            byte[] id = SeriesCodec.readBytes(in);
            read.add(new Entry(time, turn, id, in.readByte(), in.readDouble()));
        }
        return read;
    }
}
