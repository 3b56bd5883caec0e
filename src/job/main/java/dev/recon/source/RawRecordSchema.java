package dev.recon.source;

import dev.recon.codec.InputRecord.Clock;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Hands on what Kafka gave, in one instance per reader. */
final class RawRecordSchema implements KafkaRecordDeserializationSchema<RawRecord> {

    private static final long serialVersionUID = 1L;

    private transient RawRecord reused;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reused = new RawRecord();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        reused.partition = record.partition();
        reused.offset = record.offset();
        reused.value = record.value();
        reused.key = record.key();
        reused.clock = clock(record.timestampType());
        reused.timestampMillis = reused.clock == Clock.NONE ? 0 : record.timestamp();
        reused.headers = record.headers();
        out.collect(reused);
    }

    private static Clock clock(TimestampType type) {
        return switch (type) {
            case CREATE_TIME -> Clock.PRODUCER;
            case LOG_APPEND_TIME -> Clock.BROKER;
            case NO_TIMESTAMP_TYPE -> Clock.NONE;
        };
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return RawRecordTypeInfo.INSTANCE;
    }
}
