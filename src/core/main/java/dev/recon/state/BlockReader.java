package dev.recon.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one block from its start to its end; numbers are big endian. Whatever the bytes are, it
 * reads no byte that is not there, and names no count that the rest of the block could not hold, so
 * that nobody makes room for what does not follow.
 */
public final class BlockReader {

    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Most ids of readings do not matter, so they share it. */
    private static final byte[] NO_BYTES = {};

    private final byte[] block;
    private final String what;
    private final int version;
    private int position;

    private BlockReader(byte[] block, String what, int version, int position) {
        this.block = block;
        this.what = what;
        this.version = version;
        this.position = position;
    }

    /**
     * @param what the kind of block, for messages
     * @throws UnreadableState when there is no block, or its format is not one that is read
     */
    public static BlockReader open(byte[] block, String what) {
        return open(block, what, StateFormat.CURRENT);
    }

    /** As a release reads it that knows versions up to {@code newest}. */
    static BlockReader open(byte[] block, String what, int newest) {
        if (block == null || block.length == 0) {
            throw UnreadableState.damaged(what, "it is not there");
        }
        int version = block[0];
        if (version == StateFormat.BEFORE_VERSIONS) {
            throw UnreadableState.ofFirstRelease();
        }
        if (version < StateFormat.OLDEST || version > newest) {
            throw UnreadableState.ofLaterRelease(version & 0xFF);
        }
        return new BlockReader(block, what, version, 1);
    }

    /**
     * Of bytes from inside of a block, which have no version of their own.
     *
     * @param version of the block
     */
    static BlockReader inside(byte[] part, String what, int version) {
        return new BlockReader(part, what, version, 0);
    }

    byte[] block() {
        return block;
    }

    /** The version that the block was written in. */
    public int version() {
        return version;
    }

    /** Where the next byte stands in the block. */
    public int position() {
        return position;
    }

    public int remaining() {
        return block.length - position;
    }

    /**
     * Passes over bytes, and returns where they begin.
     *
     * @throws UnreadableState when there are not as many
     */
    public int skip(long bytes) {
        if (bytes < 0 || bytes > remaining()) {
            throw damaged(bytes + " bytes wanted at " + position + " of " + block.length);
        }
        int from = position;
        position += (int) bytes;
        return from;
    }

    public int getByte() {
        return block[skip(1)];
    }

    public int getUnsignedShort() {
        int from = skip(2);
        return (block[from] & 0xFF) << 8 | block[from + 1] & 0xFF;
    }

    public short getShort() {
        return (short) getUnsignedShort();
    }

    public int getInt() {
        return (int) INT.get(block, skip(4));
    }

    public long getLong() {
        return (long) LONG.get(block, skip(8));
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    public float getFloat() {
        return Float.intBitsToFloat(getInt());
    }

    public boolean getBoolean() {
        return checked(getByte(), 0, 1) == 1;
    }

    /** Zigzag, seven bits a byte, low ones first. */
    public long getVarLong() {
        long rest = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = getByte();
            rest |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return rest >>> 1 ^ -(rest & 1);
            }
        }
        throw damaged("a number without an end before " + position);
    }

    /** Of something of which the last has the number {@code last}; one byte. */
    int getNumber(int last) {
        return (int) checked(getByte(), 0, last);
    }

    /**
     * How many of something follow.
     *
     * @param leastBytes that one of them takes; at least 1
     */
    public int getCount(int leastBytes) {
        return (int) checked(getInt(), 0, remaining() / leastBytes);
    }

    /** A length, and so many bytes. */
    public byte[] getBytes() {
        return getBytes(getCount(1));
    }

    /** So many bytes. */
    byte[] getBytes(int length) {
        int from = skip(length);
        return length == 0 ? NO_BYTES : Arrays.copyOfRange(block, from, from + length);
    }

    public String getText() {
        int length = getCount(1);
        return new String(block, skip(length), length, StandardCharsets.UTF_8);
    }

    /** So many numbers behind their count. */
    public long[] getLongs() {
        long[] numbers = new long[getCount(Long.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = getLong();
        }
        return numbers;
    }

    /** The value, which must be from {@code least} to {@code most}. */
    public long checked(long value, long least, long most) {
        if (value < least || value > most) {
            throw damaged(value + " before " + position + ", where up to " + most + " is possible");
        }
        return value;
    }

    /** Nothing may follow. */
    public void end() {
        if (remaining() > 0) {
            throw damaged(remaining() + " bytes too many");
        }
    }

    UnreadableState damaged(String reason) {
        return UnreadableState.damaged(what, reason);
    }
}
