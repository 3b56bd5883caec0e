package dev.recon.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.RangeReader.Range;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** Whoever reads says in the same words what keeps it from reading. */
class CommittedReaderTest {

    private static final KafkaConfig KAFKA =
            new KafkaConfig("h:1", null, Map.of("sasl.jaas.config", "canary"), 1, (short) -1);
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final Node[] NONE = {};

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final CommittedReader reader = new CommittedReader(KAFKA, consumer);

    private TopicFollower follower() {
        consumer.updatePartitions("t", List.of(new PartitionInfo("t", 0, null, NONE, NONE)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        return new TopicFollower(reader, List.of("t"));
    }

    @Test
    void aRangeThatMayNotBeReadIsExplained() {
        consumer.setOffsetsException(new TopicAuthorizationException("not allowed"));
        try (RangeReader ranges = new RangeReader(reader)) {
            assertThatThrownBy(() -> ranges.read(PARTITION, List.of(new Range(0, 9)), record -> {}))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageContaining("h:1 denied the authorisation to read the topic t: not");
        }
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void aRangeThatNobodyAnswersForIsExplained() {
        consumer.setOffsetsException(new TimeoutException("expired"));
        try (RangeReader ranges = new RangeReader(reader)) {
            assertThatThrownBy(() -> ranges.read(PARTITION, List.of(new Range(0, 9)), record -> {}))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageContaining("h:1 gave no answer when asked to read the topic t")
                    .hasMessageContaining("(expired)");
        }
    }

    @Test
    void aFollowerIsExplainedWhatItsPollMeetsAndKeepsTheSecret() {
        try (TopicFollower follower = follower()) {
            consumer.setPollException(new KafkaException("broken by canary"));
            assertThatThrownBy(() -> follower.poll(Duration.ZERO, record -> {}))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageContaining("h:1 did not let us read the topics t: broken by")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void aFollowerThatCannotBeginLetsGoOfItsConsumer() {
        MockConsumer<byte[], byte[]> refusing =
                new MockConsumer<>("earliest") {
                    @Override
                    public synchronized List<PartitionInfo> partitionsFor(String topic) {
                        throw new TopicAuthorizationException("not allowed");
                    }
                };
        assertThatThrownBy(
                        () -> new TopicFollower(new CommittedReader(KAFKA, refusing), List.of("t")))
                .isInstanceOf(KafkaUnreachable.class);
        assertThat(refusing.closed()).isTrue();
    }

    @Test
    void whatTheHandlerThrowsIsNobodyElsesFault() {
        try (TopicFollower follower = follower()) {
            consumer.addRecord(new ConsumerRecord<>("t", 0, 0, null, new byte[1]));
            assertThatThrownBy(
                            () ->
                                    follower.poll(
                                            Duration.ZERO,
                                            record -> {
                                                throw new IOException("disk full");
                                            }))
                    .isInstanceOf(IOException.class);
        }
    }
}
