package dev.recon.operator;

import dev.recon.source.OwnTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What crosses the network: many small entries for one bucket in one block of bytes, so that the
 * cost of a record on the way is that of a few dozen bytes and of nothing else. Entries are written
 * and read by {@link ArrivalFrames} and {@link RowFrames}.
 */
public final class Frame {

    public static final TypeInformation<Frame> TYPE =
            new OwnTypeInfo<>(Frame.class, FrameSerializer.INSTANCE);

    public int bucket;
    public byte[] bytes;
    public int length;

    public Frame() {}

    public Frame(int bucket, byte[] bytes, int length) {
        this.bucket = bucket;
        this.bytes = bytes;
        this.length = length;
    }
}
