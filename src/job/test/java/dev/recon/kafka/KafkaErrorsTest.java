package dev.recon.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KafkaErrorsTest {

    private static final KafkaConfig KAFKA = kafka("127.0.0.1:1", Map.of());

    private static KafkaConfig kafka(String servers, Map<String, String> properties) {
        return new KafkaConfig(servers, null, properties, 1, (short) -1);
    }

    private static RuntimeException explained(KafkaException e) {
        return KafkaErrors.explained(KAFKA, "read the topic t", e);
    }

    @Test
    void aTopicThatIsNotThereIsATopicsFault() {
        assertThat(explained(new UnknownTopicOrPartitionException("no such thing")))
                .isInstanceOf(TopicException.class)
                .hasMessage("Kafka at 127.0.0.1:1 did not let us read the topic t: no such thing");
    }

    @Test
    void aLoginThatIsRefusedIsCalledSo() {
        assertThat(explained(new SaslAuthenticationException("wrong")))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("refused the authentication: wrong");
    }

    @Test
    void whatAProducerWrapsIsUnwrapped() {
        assertThat(
                        explained(
                                new KafkaException(
                                        "error state", new TopicAuthorizationException("no"))))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("denied the authorisation to read the topic t: no");
    }

    @Test
    void anInterruptIsNotBlamedOnKafka() {
        assertThat(explained(new InterruptException(new InterruptedException())))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageStartingWith("Interrupted while asking Kafka at 127.0.0.1:1 to read");
        // Made, it interrupts who makes it.
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void everyClientSaysThatItCannotBeMadeOfTheProperties() {
        KafkaConfig odd = kafka("127.0.0.1:1", Map.of("security.protocol", "ODD"));
        for (ThrowingCallable made :
                List.<ThrowingCallable>of(
                        () -> new RangeReader(odd),
                        () -> new TopicReader(odd, "t").read(record -> {}),
                        () -> new TopicFollower(odd, List.of("t")),
                        () -> new BacklogProbe("t", "id", odd),
                        () -> KafkaClients.producer(odd, Map.of(), Map.of()),
                        () -> KafkaAdmin.open(odd, Duration.ofSeconds(1)))) {
            assertThatThrownBy(made)
                    .isInstanceOf(KafkaSettingsException.class)
                    .hasMessageContaining("127.0.0.1:1 could be set up: ")
                    .hasMessageContaining("security.protocol");
        }
    }
}
