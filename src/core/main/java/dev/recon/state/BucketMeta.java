package dev.recon.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What is saved of a bucket besides its blocks, at every checkpoint.
 *
 * @param line name of the line whose history this is
 * @param watermark W when it was saved
 * @param topMillis the highest event time seen by then
 * @param metricsIntervalMillis {@code time.metrics-interval}, by which its windows were cut: they
 *     are tumbling ones of that length, as long as the format knows no others
 * @param correctionHorizonMillis {@code time.correction-horizon}, by which it was decided what is
 *     final
 * @param neighbours fingerprint of the sources that were neighbours, whose rows share a bucket
 * @param legs the legs by number, as the blocks name them
 * @param endedStreams names of the streams that had come to their end
 * @param directory an {@link ItemDirectory} or a {@link RowsDirectory}, as bytes
 */
public record BucketMeta(
        String line,
        long watermark,
        long topMillis,
        long metricsIntervalMillis,
        long correctionHorizonMillis,
        long neighbours,
        List<Leg> legs,
        List<String> endedStreams,
        byte[] directory) {

    static final String WHAT = "snapshot meta";

    /**
     * A leg by the names of its control and output.
     *
     * @param floorMillis the event time at and before which nothing counts on it; {@link
     *     Long#MIN_VALUE} for none
     */
    public record Leg(String control, String output, long floorMillis) {}

    public byte[] write() {
        BlockWriter out = new BlockWriter(256 + directory.length);
        out.putText(line)
                .putLong(watermark)
                .putLong(topMillis)
                .putLong(metricsIntervalMillis)
                .putLong(correctionHorizonMillis)
                .putLong(neighbours)
                .putInt(legs.size());
        for (Leg each : legs) {
            out.putText(each.control).putText(each.output).putLong(each.floorMillis);
        }
        out.putInt(endedStreams.size());
        endedStreams.forEach(out::putText);
        return out.putBytes(directory).done();
    }

    /**
     * @throws UnreadableState when it cannot be read
     */
    public static BucketMeta read(byte[] block) {
        BlockReader in = BlockReader.open(block, WHAT);
        BucketMeta read = read(in);
        in.end();
        return read;
    }

    static BucketMeta read(BlockReader in) {
        return new BucketMeta(
                in.getText(),
                in.getLong(),
                in.getLong(),
                in.checked(in.getLong(), 1, Long.MAX_VALUE),
                in.checked(in.getLong(), 0, Long.MAX_VALUE),
                in.getLong(),
                readLegs(in),
                readStreams(in),
                in.getBytes());
    }

    private static List<Leg> readLegs(BlockReader in) {
        List<Leg> legs = new ArrayList<>();
        for (int count = in.getCount(16); count > 0; count--) {
            legs.add(new Leg(in.getText(), in.getText(), in.getLong()));
        }
        return legs;
    }

    private static List<String> readStreams(BlockReader in) {
        List<String> streams = new ArrayList<>();
        for (int count = in.getCount(4); count > 0; count--) {
            streams.add(in.getText());
        }
        return streams;
    }
}
