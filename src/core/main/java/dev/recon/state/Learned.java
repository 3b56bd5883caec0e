package dev.recon.state;

/**
 * What the fills of a sensor go by: numbers in an order that {@code dev.recon.fill} knows, and that
 * belongs to the version of the format. Whoever changes them adds a version to {@link StateFormat},
 * and reads what is older by {@link #version}.
 *
 * <p>In a block all of it stands behind its length (4 bytes), which is 0 before the first reading.
 * It begins with a 2; where the sensor had neighbours, with a 3 and how many they were (1 byte
 * each).
 *
 * @param version of the format that it was written in
 * @param neighbours that the sensor had; 0 to 127
 * @param numbers as bytes; empty before the first reading
 */
public record Learned(int version, int neighbours, byte[] numbers) {

    private static final String WHAT = "what was learned of a sensor";
    private static final int ALONE = 2;
    private static final int BESIDE_NEIGHBOURS = 3;

    /** As it is written now. */
    public static Learned of(int neighbours, byte[] numbers) {
        return new Learned(StateFormat.CURRENT, neighbours, numbers);
    }

    /** Before the first reading. */
    public static Learned nothing() {
        return of(0, new byte[0]);
    }

    public boolean isNothing() {
        return numbers.length == 0;
    }

    /** Reads the numbers, from their start. */
    public BlockReader reader() {
        return BlockReader.inside(numbers, WHAT, version);
    }

    /** What it takes in a block. */
    int bytes() {
        return isNothing() ? 4 : 4 + markBytes() + numbers.length;
    }

    private int markBytes() {
        return neighbours == 0 ? 1 : 2;
    }

    void write(BlockWriter out) {
        if (isNothing()) {
            out.putInt(0);
            return;
        }
        out.putInt(markBytes() + numbers.length);
        if (neighbours == 0) {
            out.putByte(ALONE);
        } else {
            out.putByte(BESIDE_NEIGHBOURS).putByte(neighbours);
        }
        out.put(numbers, 0, numbers.length);
    }

    static Learned read(BlockReader in) {
        int length = in.getCount(1);
        if (length == 0) {
            return new Learned(in.version(), 0, in.getBytes(0));
        }
        int end = in.position() + length;
        boolean isAlone = in.checked(in.getByte(), ALONE, BESIDE_NEIGHBOURS) == ALONE;
        int neighbours = isAlone ? 0 : (int) in.checked(in.getByte(), 1, Byte.MAX_VALUE);
        return new Learned(in.version(), neighbours, in.getBytes(end - in.position()));
    }
}
