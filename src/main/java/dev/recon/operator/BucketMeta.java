package dev.recon.operator;

import dev.recon.core.Routes;
import dev.recon.core.store.LegMapping;
import dev.recon.core.time.Rules;
import dev.recon.series.Neighbours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * What is saved of a bucket besides its blocks.
 *
 * @param watermark W when it was saved
 * @param topMillis the highest event time seen by then
 * @param metricsIntervalMillis o, by which its windows were cut
 * @param correctionHorizonMillis m, by which it was decided what is final
 * @param neighbours fingerprint of the sources that were neighbours, whose rows share a bucket
 * @param legs the legs by number, as the blocks name them
 * @param endedStreams names of the streams that had come to their end
 * @param directory what the bucket's working set needs to find its blocks
 */
record BucketMeta(
        long watermark,
        long topMillis,
        long metricsIntervalMillis,
        long correctionHorizonMillis,
        long neighbours,
        List<SavedLeg> legs,
        List<String> endedStreams,
        byte[] directory) {

    /** Of the format; a later one can tell what it reads. */
    private static final int VERSION = 4;

    /**
     * A leg, and the event time at and before which nothing counts on it; {@link
     * Rules#NO_WATERMARK} for none.
     */
    record SavedLeg(Routes.Leg leg, long floorMillis) {}

    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeLong(watermark);
        out.writeLong(topMillis);
        out.writeLong(metricsIntervalMillis);
        out.writeLong(correctionHorizonMillis);
        out.writeLong(neighbours);
        out.writeInt(legs.size());
        for (SavedLeg each : legs) {
            out.writeUTF(each.leg.control());
            out.writeUTF(each.leg.output());
            out.writeLong(each.floorMillis);
        }
        out.writeInt(endedStreams.size());
        for (String stream : endedStreams) {
            out.writeUTF(stream);
        }
        out.writeInt(directory.length);
        out.write(directory);
        return bytes.toByteArray();
    }

    static BucketMeta read(byte[] saved) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
        int version = in.readInt();
        if (version != VERSION) {
            throw refused("its format is " + version + ", this release reads " + VERSION);
        }
        return new BucketMeta(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readLegs(in),
                readStreams(in),
                in.readNBytes(in.readInt()));
    }

    private static List<SavedLeg> readLegs(DataInputStream in) throws IOException {
        List<SavedLeg> legs = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            Routes.Leg leg = new Routes.Leg(in.readUTF(), in.readUTF());
            legs.add(new SavedLeg(leg, in.readLong()));
        }
        return legs;
    }

    private static List<String> readStreams(DataInputStream in) throws IOException {
        List<String> streams = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            streams.add(in.readUTF());
        }
        return streams;
    }

    /** Refuses, for good, state that cannot be gone on from. */
    void requireUsable(Rules rules, Neighbours neighboursNow) {
        if (watermark == Rules.END) {
            throw refused(
                    "it was taken at the end of input or with --drain, so every window in it is final;"
                            + " start from a savepoint taken without --drain");
        }
        if (metricsIntervalMillis != rules.metricsIntervalMillis()) {
            throw refused(
                    ("time.metrics-interval was %d ms when it was taken and is %d ms now, and what"
                                    + " has been counted cannot be cut into other windows; keep it at"
                                    + " %1$d ms, or start without state, with output topics of its own,"
                                    + " reading from at least a correction-horizon back"
                                    + " (streams.<name>.start)")
                            .formatted(metricsIntervalMillis, rules.metricsIntervalMillis()));
        }
        if (neighbours != neighboursNow.fingerprint()) {
            throw refused(
                    "fills.neighbours "
                            + changed(neighboursNow)
                            + ", and what is known of a source lies with its neighbours; make it as it"
                            + " was, or start without state, with output topics of its own, reading"
                            + " from at least a correction-horizon back (streams.<name>.start)");
        }
    }

    private String changed(Neighbours neighboursNow) {
        if (neighbours == Neighbours.NO_FINGERPRINT) {
            return "was not there when it was taken and is there now";
        }
        boolean isGone = neighboursNow.fingerprint() == Neighbours.NO_FINGERPRINT;
        return isGone
                ? "was there when it was taken and is not there now"
                : "had other groups when it was taken than it has now";
    }

    /** The latest event time that was beyond the horizon. */
    long horizonMillis() {
        return Rules.horizon(watermark, correctionHorizonMillis);
    }

    /** Which number each of the legs has now. */
    LegMapping mappingTo(Routes routes) {
        return LegMapping.of(legs.stream().map(SavedLeg::leg).toList(), routes.legs());
    }

    private static SuppressRestartsException refused(String reason) {
        return new SuppressRestartsException(new UnusableState(reason));
    }
}
