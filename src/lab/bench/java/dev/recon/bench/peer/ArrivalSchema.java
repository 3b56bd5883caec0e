package dev.recon.bench.peer;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;

/** The key, the event time, and whether it is an expected record. */
final class ArrivalSchema implements DeserializationSchema<Tuple3<String, Long, Boolean>> {

    private static final long serialVersionUID = 1;

    private final boolean expected;
    private transient RecordReader reader;

    ArrivalSchema(boolean expected) {
        this.expected = expected;
    }

    @Override
    public void open(InitializationContext context) {
        reader = new RecordReader();
    }

    /** Null, which Flink skips, for a record that cannot be used. */
    @Override
    public Tuple3<String, Long, Boolean> deserialize(byte[] record) {
        return reader.read(record) ? Tuple3.of(reader.key(), reader.time(), expected) : null;
    }

    @Override
    public boolean isEndOfStream(Tuple3<String, Long, Boolean> next) {
        return false;
    }

    @Override
    public TypeInformation<Tuple3<String, Long, Boolean>> getProducedType() {
        return Types.TUPLE(Types.STRING, Types.LONG, Types.BOOLEAN);
    }
}
