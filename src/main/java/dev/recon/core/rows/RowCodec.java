package dev.recon.core.rows;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The rows of one window as bytes: part of the format of savepoints. Big endian, counts as
 * variable-length numbers.
 */
final class RowCodec {

    private RowCodec() {}

    static byte[] write(RowTable rows) {
        int bound = 4;
        for (int row = 0; row < rows.size(); row++) {
            bound += 4 + 4 + rows.source(row).length + 1 + 10 * (Counter.COUNT + 1);
        }
        ByteBuffer out = ByteBuffer.allocate(bound).putInt(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            byte[] source = rows.source(row);
            out.putInt(rows.leg(row)).putInt(source.length).put(source);
            out.put((byte) (rows.isChanged(row) ? 1 : 0));
            putVarLong(out, rows.revision(row));
            for (int counter = 0; counter < Counter.COUNT; counter++) {
                putVarLong(out, rows.count(row, counter));
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    static RowTable read(byte[] block) {
        ByteBuffer in = ByteBuffer.wrap(block);
        int size = in.getInt();
        RowTable rows = new RowTable(size);
        for (int i = 0; i < size; i++) {
            int leg = in.getInt();
            int length = in.getInt();
            int row = rows.row(leg, block, in.position(), in.position() + length);
            in.position(in.position() + length);
            rows.setChanged(row, in.get() != 0);
            rows.setRevision(row, getVarLong(in));
            for (int counter = 0; counter < Counter.COUNT; counter++) {
                rows.add(row, counter, getVarLong(in));
            }
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
