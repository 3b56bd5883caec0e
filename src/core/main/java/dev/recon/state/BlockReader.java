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

    private final byte[] block;
    private final String what;
    private final int version;
    private int position;

    private BlockReader(byte[] block, String what, int newest) {
        this.block = block;
        this.what = what;
        if (block == null) {
            throw damaged("it is not there");
        }
        version = getByte();
        if (version == StateFormat.BEFORE_VERSIONS) {
            throw UnreadableState.ofFirstRelease();
        }
        if (version < StateFormat.OLDEST || version > newest) {
            throw UnreadableState.ofLaterRelease(version & 0xFF);
        }
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
        return new BlockReader(block, what, newest);
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

    public int getInt() {
        return (int) INT.get(block, skip(4));
    }

    public long getLong() {
        return (long) LONG.get(block, skip(8));
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
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
        int length = getCount(1);
        int from = skip(length);
        return Arrays.copyOfRange(block, from, from + length);
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
