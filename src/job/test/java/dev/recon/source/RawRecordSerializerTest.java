package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.InputRecord.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class RawRecordSerializerTest {

    private final TypeSerializer<RawRecord> serializer =
            TypeInformation.of(RawRecord.class).createSerializer(withoutGenericTypes());

    @Test
    void flinkFindsItByItself() {
        assertThat(TypeInformation.of(RawRecord.class)).isSameAs(RawRecordTypeInfo.INSTANCE);
        assertThat(serializer).isInstanceOf(RawRecordSerializer.class);
    }

    @Test
    void bringsEverythingAcrossTheNetwork() throws IOException {
        assertSame(throughBytes(record()), record());
    }

    @Test
    void bringsATombstoneAndAnAnnouncementAcrossTheNetwork() throws IOException {
        RawRecord record = new RawRecord();
        record.kind = RawRecord.Kind.ASSIGNED;
        assertSame(throughBytes(record), record);
    }

    @Test
    void copiesFromBytesToBytes() throws IOException {
        DataOutputSerializer first = new DataOutputSerializer(64);
        serializer.serialize(record(), first);
        DataOutputSerializer second = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(first.getCopyOfBuffer()), second);
        assertThat(second.getCopyOfBuffer()).isEqualTo(first.getCopyOfBuffer());
    }

    @Test
    void aCopyDoesNotSeeWhatTheReaderWritesNext() {
        RawRecord read = record();
        RawRecord copy = serializer.copy(read);
        read.partition = 0;
        read.value[0] = 'X';
        read.key[0] = 'X';
        read.timestampMillis = 0;
        read.clock = Clock.NONE;
        read.headers.remove("empty");
        read.headers.lastHeader("trace").value()[0] = 'X';
        assertSame(copy, record());
    }

    @Test
    void aReusedInstanceKeepsNothingOfWhatItHeld() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(new RawRecord(), out);
        RawRecord reused = record();
        serializer.deserialize(reused, new DataInputDeserializer(out.getCopyOfBuffer()));
        assertSame(reused, new RawRecord());
    }

    private RawRecord throughBytes(RawRecord record) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static RawRecord record() {
        RawRecord record = new RawRecord();
        record.partition = 3;
        record.offset = 1L << 40;
        record.value = "value".getBytes(StandardCharsets.UTF_8);
        record.key = "key".getBytes(StandardCharsets.UTF_8);
        record.timestampMillis = 1_800_000_000_000L;
        record.clock = Clock.BROKER;
        record.headers.add("trace", "é".getBytes(StandardCharsets.UTF_8));
        record.headers.add("empty", null);
        return record;
    }

    private static void assertSame(RawRecord actual, RawRecord expected) {
        assertThat(actual.kind).isEqualTo(expected.kind);
        assertThat(actual.partition).isEqualTo(expected.partition);
        assertThat(actual.offset).isEqualTo(expected.offset);
        assertThat(actual.value).isEqualTo(expected.value);
        assertThat(actual.key).isEqualTo(expected.key);
        assertThat(actual.timestampMillis).isEqualTo(expected.timestampMillis);
        assertThat(actual.clock).isEqualTo(expected.clock);
        assertThat(actual.headers).isEqualTo(expected.headers);
    }

    private static SerializerConfigImpl withoutGenericTypes() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return config;
    }
}
