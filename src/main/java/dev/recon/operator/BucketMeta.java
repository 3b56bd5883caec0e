package dev.recon.operator;

import dev.recon.core.Routes;
import dev.recon.core.Rules;
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
 * @param legs the legs by number, as the blocks name them
 * @param endedStreams names of the streams that had come to their end
 * @param directory what the bucket's working set needs to find its blocks
 */
record BucketMeta(
        long watermark,
        long topMillis,
        List<Routes.Leg> legs,
        List<String> endedStreams,
        byte[] directory) {

    /** Of the format; a later one can tell what it reads. */
    private static final int VERSION = 1;

    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeLong(watermark);
        out.writeLong(topMillis);
        out.writeInt(legs.size());
        for (Routes.Leg leg : legs) {
            out.writeUTF(leg.control());
            out.writeUTF(leg.output());
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
        long watermark = in.readLong();
        long topMillis = in.readLong();
        List<Routes.Leg> legs = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            legs.add(new Routes.Leg(in.readUTF(), in.readUTF()));
        }
        List<String> ended = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            ended.add(in.readUTF());
        }
        return new BucketMeta(watermark, topMillis, legs, ended, in.readNBytes(in.readInt()));
    }

    /** Refuses, for good, state that cannot be gone on from. */
    void requireUsable(Routes routes) {
        if (watermark == Rules.END) {
            throw refused(
                    "it was taken at the end of input or with --drain, so every window in it is final;"
                            + " start from a savepoint taken without --drain");
        }
        if (!legs.equals(routes.legs())) {
            throw refused(
                    "it was taken with the legs "
                            + legs
                            + ", the configuration has "
                            + routes.legs());
        }
    }

    private static SuppressRestartsException refused(String reason) {
        return new SuppressRestartsException(
                new IllegalStateException(
                        "This savepoint or checkpoint cannot be resumed: " + reason));
    }
}
