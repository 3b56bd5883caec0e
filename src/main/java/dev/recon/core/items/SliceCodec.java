package dev.recon.core.items;

import java.nio.ByteBuffer;

/**
 * Pages of a slice as bytes: the number of entries, 24 bytes for each, then source and id of those
 * that are pending, and their value where the length of the source says so. Big endian; part of the
 * format of savepoints.
 */
final class SliceCodec {

    private SliceCodec() {}

    static byte[] write(Slice slice, int page) {
        int from = page * Slice.PAGE;
        int to = Math.min(slice.size(), from + Slice.PAGE);
        Arrival text = new Arrival();
        ByteBuffer out = ByteBuffer.allocate(length(slice, from, to, text));
        out.putInt(to - from);
        for (int entry = from; entry < to; entry++) {
            out.putLong(slice.hash1(entry))
                    .putLong(slice.hash2(entry))
                    .putLong(slice.rawMeta(entry));
        }
        for (int entry = from; entry < to; entry++) {
            if (slice.isPending(entry)) {
                slice.pending.read(entry, text);
                boolean hasValue = !Double.isNaN(text.value);
                int source = text.sourceEnd - text.sourceStart;
                out.putInt(hasValue ? source | TextArena.HAS_VALUE : source);
                out.putInt(text.idEnd - text.idStart);
                out.put(text.text, text.sourceStart, text.idEnd - text.sourceStart);
                if (hasValue) {
                    out.putDouble(text.value);
                }
            }
        }
        return out.array();
    }

    private static int length(Slice slice, int from, int to, Arrival text) {
        int length = 4 + 24 * (to - from);
        for (int entry = from; entry < to; entry++) {
            if (slice.isPending(entry)) {
                slice.pending.read(entry, text);
                length += 8 + text.idEnd - text.sourceStart;
                length += Double.isNaN(text.value) ? 0 : Double.BYTES;
            }
        }
        return length;
    }

    /** Appends a page to a slice that was woken, pages in order. */
    static void read(byte[] block, Slice slice) {
        ByteBuffer in = ByteBuffer.wrap(block);
        int from = slice.size();
        int to = from + in.getInt();
        Arrival text = new Arrival();
        text.text = block;
        for (int entry = from; entry < to; entry++) {
            slice.restore(in.getLong(), in.getLong(), in.getLong());
        }
        for (int entry = from; entry < to; entry++) {
            if (slice.isPending(entry)) {
                int source = in.getInt();
                int id = in.getInt();
                text.sourceStart = in.position();
                text.sourceEnd = text.sourceStart + (source & ~TextArena.HAS_VALUE);
                text.idStart = text.sourceEnd;
                text.idEnd = text.idStart + id;
                in.position(text.idEnd);
                text.value = source < 0 ? in.getDouble() : Double.NaN;
                slice.pending.put(entry, text);
            }
        }
    }
}
