package dev.recon.operator;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The names of all state, as they stand in savepoints: added to, never renamed. */
final class StateNames {

    /** Per bucket: W, and which blocks there are. */
    static final ValueStateDescriptor<byte[]> BUCKET =
            new ValueStateDescriptor<>(
                    "bucket", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Pages of items, by slice and page. */
    static final MapStateDescriptor<Long, byte[]> ITEMS =
            new MapStateDescriptor<>(
                    "items", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Blocks of metrics rows, by window. */
    static final MapStateDescriptor<Long, byte[]> ROWS =
            new MapStateDescriptor<>(
                    "rows", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Sensors whose readings are filled, by number. */
    static final MapStateDescriptor<Long, byte[]> SENSORS =
            new MapStateDescriptor<>(
                    "sensors", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private StateNames() {}
}
