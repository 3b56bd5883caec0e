package dev.recon.operator;

import dev.recon.state.StateNames;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** All state, as Flink has to be asked for it: by the names in {@link StateNames}. */
final class StateDescriptors {

    private static final TypeInformation<byte[]> BYTES =
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    static final ValueStateDescriptor<byte[]> BUCKET =
            new ValueStateDescriptor<>(StateNames.BUCKET, BYTES);

    static final MapStateDescriptor<Long, byte[]> ITEMS = blocks(StateNames.ITEMS);
    static final MapStateDescriptor<Long, byte[]> ROWS = blocks(StateNames.ROWS);
    static final MapStateDescriptor<Long, byte[]> SENSORS = blocks(StateNames.SENSORS);

    static final MapStateDescriptor<String, byte[]> LINE =
            new MapStateDescriptor<>(StateNames.LINE, Types.STRING, BYTES);

    private StateDescriptors() {}

    private static MapStateDescriptor<Long, byte[]> blocks(String name) {
        return new MapStateDescriptor<>(name, Types.LONG, BYTES);
    }
}
