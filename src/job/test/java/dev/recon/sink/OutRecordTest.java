package dev.recon.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class OutRecordTest {

    @Test
    void crossesTheNetworkWithoutKryo() throws IOException {
        TypeInformation<OutRecord> type = TypeInformation.of(OutRecord.class);
        assertThat(type).isInstanceOf(PojoTypeInfo.class);
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<OutRecord> serializer = type.createSerializer(config);

        byte[][] headers = {{'n'}, {'v', 0}};
        OutRecord read = throughBytes(new OutRecord(new byte[] {1}, null, headers), serializer);
        assertThat(read.key).containsExactly(1);
        assertThat(read.value).isNull();
        assertThat(read.headers).isDeepEqualTo(headers);
        assertThat(
                        throughBytes(new OutRecord(null, new byte[0], new byte[0][]), serializer)
                                .headers)
                .isEmpty();
    }

    private static OutRecord throughBytes(OutRecord record, TypeSerializer<OutRecord> serializer)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
