package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.kafka.TopicException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test has topics of its own, which begin with its name. */
class ReplayITCase {

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static void topics(String name) {
        for (String each : List.of("-sensor", "-audit", "-dead")) {
            broker.createTopic(name + each, 1, Map.of());
        }
    }

    private static List<String> replay(String name) {
        return Replay.run(config(name), Selection.ALL, null, false, false, new AtomicLong())
                .lines();
    }

    private static ReconConfig config(String name) {
        return ConfigReader.parse(
                "test.yaml",
                """
                time:
                  metrics-interval: 1 min
                  missing-after: 2 min
                  out-of-orderness: 30 s
                  correction-horizon: 20 min
                  idle-timeout: 1 min
                streams:
                  sensor: { topic: %1$s-sensor }
                  audit: { topic: %1$s-audit }
                controls:
                  - { name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] }
                sinks:
                  exceptions: { topic: %1$s-exceptions }
                  metrics: { topic: %1$s-metrics }
                  deadletters: { topic: %1$s-dead }
                kafka: { bootstrap-servers: "%2$s" }
                """
                        .formatted(name, broker.bootstrapServers()));
    }

    private static void letter(String name, int offset, String... more) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(name + "-dead", 0, null, "raw".getBytes(UTF_8));
        Map.of(
                        "stream", "sensor",
                        "reason", "MALFORMED",
                        "topic", name + "-sensor",
                        "partition", "0",
                        "offset", Integer.toString(offset))
                .forEach((key, value) -> letter.headers().add(key, value.getBytes(UTF_8)));
        for (int i = 0; i < more.length; i += 2) {
            letter.headers().add(more[i], more[i + 1].getBytes(UTF_8));
        }
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(broker.bootstrapServers(), Map.of())) {
            producer.send(letter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "compact,delete"})
    void refusesToKeepItsMarksWhereTheyVanish(String policy) {
        String name = "forgets-" + policy.length();
        topics(name);
        letter(name, 0);
        broker.createTopic(name + "-dead.replayed", 1, Map.of("cleanup.policy", policy));
        assertThatThrownBy(() -> replay(name))
                .isInstanceOf(TopicException.class)
                .hasMessageContainingAll(
                        name + "-dead.replayed", "cleanup.policy=" + policy, "Set it to compact.");
        assertThat(TestTopics.readCommitted(broker.bootstrapServers(), name + "-sensor")).isEmpty();
    }

    @Test
    void takesAMarkTopicThatSomebodyElseHasMadeWell() {
        topics("made");
        broker.createTopic("made-dead.replayed", 1, Map.of("cleanup.policy", "compact"));
        assertThatCode(() -> replay("made")).doesNotThrowAnyException();
    }

    @Test
    void ofTwoLettersOfAPlaceTheSecondWasSentBackBeforeOnlyIfTheFirstWas() {
        topics("twice");
        for (int i = 0; i < 2; i++) {
            letter("twice", 1);
            letter("twice", 2, "original-bytes", "99", "sha256", "ab");
        }
        assertThat(replay("twice"))
                .containsExactly(
                        "1 sent to twice-sensor",
                        "1 left: sent back before",
                        "2 cannot be sent: they "
                                + ReplayRule.CUT_AND_GONE
                                + " (twice-sensor/0/2 and others)");
    }

    @Test
    void aProducerCannotKeepItsRecordsFromBeingSentBack() {
        topics("forged");
        letter("forged", 1, "recon-replayed-from", "me");
        letter("forged", 2, "recon-replayed-from", "forged-sensor/0/1");
        letter("forged", 3, "recon-replayed-from", "forged-sensor/0/3");
        assertThat(replay("forged")).containsExactly("3 sent to forged-sensor");

        letter("forged", 4, "recon-replayed-from", "forged-sensor/0/1");
        assertThat(replay("forged"))
                .containsExactly(
                        "nothing sent",
                        "3 left: sent back before",
                        "1 left: sent back once, and dead again; --again sends them too");
    }
}
