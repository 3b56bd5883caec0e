package dev.recon.state;

/**
 * Which windows and sensors a bucket of rows has; lies in its {@link BucketMeta}.
 *
 * @param windowStartMillis the start of every window that has a {@link RowBlock}
 * @param sensors the number of every {@link SensorBlock}
 */
public record RowsDirectory(long[] windowStartMillis, long[] sensors) {

    static final String WHAT = "directory of rows";

    public byte[] write() {
        int numbers = windowStartMillis.length + sensors.length;
        return new BlockWriter(1 + 2 * 4 + 8 * numbers)
                .putLongs(windowStartMillis)
                .putLongs(sensors)
                .done();
    }

    /**
     * @throws UnreadableState when it cannot be read
     */
    public static RowsDirectory read(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        RowsDirectory read = read(in);
        in.end();
        return read;
    }

    static RowsDirectory read(BlockReader in) {
        return new RowsDirectory(in.getLongs(), in.getLongs());
    }
}
