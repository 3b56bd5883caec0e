package dev.recon.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadToEndTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> taken = new ArrayList<>();
    private final AtomicLong seconds = new AtomicLong();

    /** Every look at the clock finds it a second later. */
    private final Stall stall =
            new Stall("the topic t", () -> Duration.ofSeconds(seconds.incrementAndGet()).toNanos());

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    private void comes(long offset) {
        consumer.schedulePollTask(
                () ->
                        consumer.addRecord(
                                new ConsumerRecord<>("t", 0, offset, null, new byte[] {1})));
    }

    private void readTo(long end) {
        ReadToEnd.read(
                consumer, Map.of(PARTITION, end), stall, record -> taken.add(record.offset()));
    }

    private void waitPolls(int count) {
        for (int i = 0; i < count; i++) {
            consumer.schedulePollTask(() -> {});
        }
    }

    @Test
    void readsUpToTheEndAndNoFurther() {
        for (int offset = 0; offset < 3; offset++) {
            comes(offset);
        }
        readTo(2);
        assertThat(taken).containsExactly(0L, 1L);
    }

    @Test
    void waitsAsLongAsSomethingComesNowAndThen() {
        for (int offset = 0; offset < 5; offset++) {
            waitPolls(50);
            comes(offset);
        }
        readTo(5);
        assertThat(taken).hasSize(5);
        assertThat(seconds.get()).isGreaterThan(250);
    }

    @Test
    void givesUpWhenNothingComesAnyMore() {
        comes(0);
        assertThatThrownBy(() -> readTo(2))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessage("Kafka has given nothing of the topic t for 60 s");
        assertThat(taken).containsExactly(0L);
    }
}
