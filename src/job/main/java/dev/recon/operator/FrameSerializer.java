package dev.recon.operator;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bucket, length, bytes. */
public final class FrameSerializer extends TypeSerializerSingleton<Frame> {

    public static final FrameSerializer INSTANCE = new FrameSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Frame createInstance() {
        return new Frame(0, new byte[0], 0);
    }

    @Override
    public Frame copy(Frame from) {
        return new Frame(from.bucket, Arrays.copyOf(from.bytes, from.length), from.length);
    }

    @Override
    public Frame copy(Frame from, Frame reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Frame frame, DataOutputView target) throws IOException {
        target.writeInt(frame.bucket);
        target.writeInt(frame.length);
        target.write(frame.bytes, 0, frame.length);
    }

    @Override
    public Frame deserialize(DataInputView source) throws IOException {
        int bucket = source.readInt();
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return new Frame(bucket, bytes, bytes.length);
    }

    @Override
    public Frame deserialize(Frame reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.writeInt(source.readInt());
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }

    @Override
    public TypeSerializerSnapshot<Frame> snapshotConfiguration() {
        return new Snapshot();
    }

    /** There is one format only. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Frame> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
