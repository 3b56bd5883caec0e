package dev.recon.operator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing block of bytes that is written at its end and read from a position; numbers are big
 * endian.
 */
final class Bytes {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    byte[] block;
    int position;

    /** End of what can be read; not used in writing. */
    int limit;

    Bytes(int capacity) {
        block = new byte[capacity];
    }

    /** For reading {@code bytes[0..length)}. */
    Bytes wrap(byte[] bytes, int length) {
        block = bytes;
        position = 0;
        limit = length;
        return this;
    }

    boolean hasMore() {
        return position < limit;
    }

    void reserve(int bytes) {
        if (position + bytes > block.length) {
            block = Arrays.copyOf(block, Math.addExact(position, bytes) + (position >> 1));
        }
    }

    void putByte(int value) {
        reserve(1);
        block[position++] = (byte) value;
    }

    int getByte() {
        return block[position++];
    }

    void putLong(long value) {
        reserve(8);
        LONG.set(block, position, value);
        position += 8;
    }

    long getLong() {
        long value = (long) LONG.get(block, position);
        position += 8;
        return value;
    }

    /** Seven bits a byte, low ones first. */
    void putVarInt(int value) {
        reserve(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            block[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        block[position++] = (byte) rest;
    }

    int getVarInt() {
        int value = block[position++];
        if (value >= 0) {
            return value;
        }
        value &= 0x7F;
        int shift = 7;
        byte next;
        do {
            next = block[position++];
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** Zigzag, so that small negative numbers are short too. */
    void putSignedVarInt(int value) {
        putVarInt(value << 1 ^ value >> 31);
    }

    int getSignedVarInt() {
        int value = getVarInt();
        return value >>> 1 ^ -(value & 1);
    }

    /** As {@link #putSignedVarInt}. */
    void putSignedVarLong(long value) {
        reserve(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            block[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        block[position++] = (byte) rest;
    }

    long getSignedVarLong() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = block[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    void putBytes(byte[] bytes, int from, int to) {
        reserve(to - from);
        System.arraycopy(bytes, from, block, position, to - from);
        position += to - from;
    }
}
