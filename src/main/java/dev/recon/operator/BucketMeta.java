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
 * @param directory what the bucket's working set needs to find its blocks
 */
record BucketMeta(long watermark, long topMillis, List<Routes.Leg> legs, byte[] directory) {

    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(watermark);
        out.writeLong(topMillis);
        out.writeInt(legs.size());
        for (Routes.Leg leg : legs) {
            out.writeUTF(leg.control());
            out.writeUTF(leg.output());
        }
        out.writeInt(directory.length);
        out.write(directory);
        return bytes.toByteArray();
    }

    static BucketMeta read(byte[] saved) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
        long watermark = in.readLong();
        long topMillis = in.readLong();
        List<Routes.Leg> legs = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            legs.add(new Routes.Leg(in.readUTF(), in.readUTF()));
        }
        return new BucketMeta(watermark, topMillis, legs, in.readNBytes(in.readInt()));
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
