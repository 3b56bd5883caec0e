package dev.recon.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one block, what {@link BlockReader} reads. */
public final class BlockWriter {

    private byte[] block;
    private int position;

    /**
     * @param bytes how long the block is expected to be; when it is just as long, {@link #done}
     *     copies nothing
     */
    public BlockWriter(int bytes) {
        this(bytes, StateFormat.CURRENT);
    }

    /** As a release writes it whose format is {@code version}. */
    BlockWriter(int bytes, int version) {
        this(new byte[Math.max(bytes, 1)]);
        putByte(version);
    }

    private BlockWriter(byte[] block) {
        this.block = block;
    }

    /** Writes bytes that go inside of a block, which have no version of their own. */
    public static BlockWriter inside(int bytes) {
        return new BlockWriter(new byte[bytes]);
    }

    /** Makes room, and returns where the bytes go. */
    private int reserve(int bytes) {
        int from = position;
        position = Math.addExact(from, bytes);
        if (position > block.length) {
            block = Arrays.copyOf(block, Math.addExact(position, from >> 1));
        }
        return from;
    }

    public BlockWriter putByte(int value) {
        int from = reserve(1);
        block[from] = (byte) value;
        return this;
    }

    public BlockWriter putShort(int value) {
        return putByte(value >> 8).putByte(value);
    }

    public BlockWriter putInt(int value) {
        int from = reserve(4);
        BlockReader.INT.set(block, from, value);
        return this;
    }

    public BlockWriter putLong(long value) {
        int from = reserve(8);
        BlockReader.LONG.set(block, from, value);
        return this;
    }

    /** Whatever is no number is written the same, as processors have several of them. */
    public BlockWriter putDouble(double value) {
        return putLong(Double.doubleToLongBits(value));
    }

    /** As {@link #putDouble}. */
    public BlockWriter putFloat(float value) {
        return putInt(Float.floatToIntBits(value));
    }

    public BlockWriter putBoolean(boolean value) {
        return putByte(value ? 1 : 0);
    }

    /** Zigzag, so that small numbers of either sign are short. */
    public BlockWriter putVarLong(long value) {
        long rest = value << 1 ^ value >> 63;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            putByte((int) rest | 0x80);
        }
        return putByte((int) rest);
    }

    /** The bytes {@code from[start..end)}, without their length. */
    public BlockWriter put(byte[] from, int start, int end) {
        int to = reserve(end - start);
        System.arraycopy(from, start, block, to, end - start);
        return this;
    }

    /** Behind their length. */
    public BlockWriter putBytes(byte[] bytes) {
        return putInt(bytes.length).put(bytes, 0, bytes.length);
    }

    public BlockWriter putText(String text) {
        return putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Behind their count. */
    public BlockWriter putLongs(long[] numbers) {
        putInt(numbers.length);
        for (long number : numbers) {
            putLong(number);
        }
        return this;
    }

    /** The block; nothing may be written after. */
    public byte[] done() {
        return position == block.length ? block : Arrays.copyOf(block, position);
    }
}
