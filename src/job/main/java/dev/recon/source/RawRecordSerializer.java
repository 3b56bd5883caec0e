package dev.recon.source;

import dev.recon.codec.InputRecord.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes a {@link RawRecord} where a source is not chained to its decoder, and copies it where it
 * is and Flink may not reuse objects. Both give an instance that shares nothing with the one the
 * reader fills again. It is never in state: a source keeps how far it has read, and the decoder
 * nothing; so what is written here may change from release to release.
 */
public final class RawRecordSerializer extends TypeSerializerSingleton<RawRecord> {

    public static final RawRecordSerializer INSTANCE = new RawRecordSerializer();

    private static final long serialVersionUID = 1L;
    private static final int NULL = -1;
    private static final RawRecord.Kind[] KINDS = RawRecord.Kind.values();
    private static final Clock[] CLOCKS = Clock.values();

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public RawRecord createInstance() {
        return new RawRecord();
    }

    @Override
    public RawRecord copy(RawRecord from) {
        return copy(from, new RawRecord());
    }

    @Override
    public RawRecord copy(RawRecord from, RawRecord to) {
        to.kind = from.kind;
        to.partition = from.partition;
        to.offset = from.offset;
        to.value = clone(from.value);
        to.key = clone(from.key);
        to.timestampMillis = from.timestampMillis;
        to.clock = from.clock;
        Headers headers = new RecordHeaders();
        for (Header header : from.headers) {
            headers.add(new RecordHeader(header.key(), clone(header.value())));
        }
        to.headers = headers;
        return to;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(RawRecord record, DataOutputView target) throws IOException {
        target.writeByte(record.kind.ordinal());
        target.writeInt(record.partition);
        target.writeLong(record.offset);
        writeBytes(record.value, target);
        writeBytes(record.key, target);
        target.writeLong(record.timestampMillis);
        target.writeByte(record.clock.ordinal());
        Header[] headers = record.headers.toArray();
        target.writeInt(headers.length);
        for (Header header : headers) {
            writeBytes(header.key().getBytes(StandardCharsets.UTF_8), target);
            writeBytes(header.value(), target);
        }
    }

    @Override
    public RawRecord deserialize(DataInputView source) throws IOException {
        return deserialize(new RawRecord(), source);
    }

    @Override
    public RawRecord deserialize(RawRecord reuse, DataInputView source) throws IOException {
        reuse.kind = KINDS[source.readByte()];
        reuse.partition = source.readInt();
        reuse.offset = source.readLong();
        reuse.value = readBytes(source);
        reuse.key = readBytes(source);
        reuse.timestampMillis = source.readLong();
        reuse.clock = CLOCKS[source.readByte()];
        reuse.headers = new RecordHeaders();
        for (int left = source.readInt(); left > 0; left--) {
            String key = new String(readBytes(source), StandardCharsets.UTF_8);
            reuse.headers.add(new RecordHeader(key, readBytes(source)));
        }
        return reuse;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    private static byte[] clone(byte[] bytes) {
        return bytes == null ? null : bytes.clone();
    }

    private static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
        if (bytes == null) {
            target.writeInt(NULL);
        } else {
            target.writeInt(bytes.length);
            target.write(bytes);
        }
    }

    private static byte[] readBytes(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
    }

    /** The one version of this format. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
