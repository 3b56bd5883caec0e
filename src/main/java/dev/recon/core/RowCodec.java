package dev.recon.core;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows of one window as bytes: part of the format of savepoints. Big endian, counts as
 * variable-length numbers.
 */
final class RowCodec {

    private RowCodec() {}

    static byte[] write(Map<WindowRows.Key, WindowRows.Row> rows) {
        int bound = 4;
        for (WindowRows.Key key : rows.keySet()) {
            bound += 4 + 4 + key.source().length + 1 + 10 * (Counter.COUNT + 1);
        }
        ByteBuffer out = ByteBuffer.allocate(bound).putInt(rows.size());
        rows.forEach(
                (key, row) -> {
                    out.putInt(key.leg()).putInt(key.source().length).put(key.source());
                    out.put((byte) (row.changed ? 1 : 0));
                    putVarLong(out, row.revision);
                    for (long count : row.counts) {
                        putVarLong(out, count);
                    }
                });
        byte[] block = new byte[out.position()];
        out.flip().get(block);
        return block;
    }

    static Map<WindowRows.Key, WindowRows.Row> read(byte[] block) {
        ByteBuffer in = ByteBuffer.wrap(block);
        int size = in.getInt();
        Map<WindowRows.Key, WindowRows.Row> rows = new HashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            int leg = in.getInt();
            byte[] source = new byte[in.getInt()];
            in.get(source);
            WindowRows.Row row = new WindowRows.Row();
            row.changed = in.get() != 0;
            row.revision = getVarLong(in);
            for (int c = 0; c < Counter.COUNT; c++) {
                row.counts[c] = getVarLong(in);
            }
            rows.put(new WindowRows.Key(leg, source), row);
        }
        return rows;
    }

    /** Zigzag, so that small numbers of either sign are short. */
    private static void putVarLong(ByteBuffer out, long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long getVarLong(ByteBuffer in) {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            rest |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return rest >>> 1 ^ -(rest & 1);
    }
}
