package dev.recon.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.InputRecord;
import dev.recon.codec.InputRecord.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawRecordSchemaTest {

    private final RawRecordSchema schema = new RawRecordSchema();
    private final List<RawRecord> out = new ArrayList<>();

    RawRecordSchemaTest() {
        schema.open(null);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_TIME, 1800000000000, PRODUCER, 1800000000000",
        "LOG_APPEND_TIME, 1800000000000, BROKER, 1800000000000",
        "NO_TIMESTAMP_TYPE, -1, NONE, 0"
    })
    void handsOnTheTimestampAndWhoseClockItIsOf(
            TimestampType type, long timestamp, Clock clock, long millis) {
        InputRecord input = read(type, timestamp);
        assertThat(input.clock()).isEqualTo(clock);
        assertThat(input.timestampMillis()).isEqualTo(millis);
    }

    @Test
    void handsOnKeyValueAndPlace() {
        RawRecord raw = read(TimestampType.CREATE_TIME, 1);
        assertThat(raw.key()).isEqualTo("key".getBytes(UTF_8));
        assertThat(raw.value()).isEqualTo("value".getBytes(UTF_8));
        assertThat(raw.partition).isEqualTo(3);
        assertThat(raw.offset).isEqualTo(17);
    }

    @Test
    void fillsOneInstanceAgainAndAgain() {
        RawRecord first = read(TimestampType.LOG_APPEND_TIME, 5);
        RawRecord second = read(TimestampType.NO_TIMESTAMP_TYPE, ConsumerRecord.NO_TIMESTAMP);
        assertThat(second).isSameAs(first);
        assertThat(second.clock()).isEqualTo(Clock.NONE);
    }

    private RawRecord read(TimestampType type, long timestamp) {
        schema.deserialize(
                new ConsumerRecord<>(
                        "topic",
                        3,
                        17,
                        timestamp,
                        type,
                        3,
                        5,
                        "key".getBytes(UTF_8),
                        "value".getBytes(UTF_8),
                        new RecordHeaders(),
                        Optional.empty()),
                new ListCollector<>(out));
        return out.get(out.size() - 1);
    }
}
