package dev.recon.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.KafkaConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.SinksConfig.Delivery;
import dev.recon.config.SinksConfig.Target;
import dev.recon.config.StreamConfig;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.TopicException;
import dev.recon.rows.Answer;
import dev.recon.source.InputTopics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutputTopicsITCase {

    private static EmbeddedBroker broker;
    private static KafkaConfig kafka;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start();
        kafka = TestTopics.config(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void createsWhatIsMissingAsEachOutputNeedsIt() throws Exception {
        List<String> created = OutputTopics.create(sinks("e1", "m1", "d1"), kafka);
        assertThat(created).containsExactlyInAnyOrder("e1", "m1", "d1");
        assertThat(setting("m1", "cleanup.policy")).isEqualTo("compact");
        for (String topic : List.of("e1", "d1")) {
            assertThat(setting(topic, "cleanup.policy")).isEqualTo("delete");
            assertThat(setting(topic, "retention.ms")).isEqualTo("2592000000");
            assertThat(setting(topic, "message.timestamp.type")).isEqualTo("LogAppendTime");
        }
        try (Admin admin = admin()) {
            assertThat(
                            admin.describeTopics(List.of("e1"))
                                    .allTopicNames()
                                    .get()
                                    .get("e1")
                                    .partitions())
                    .hasSize(2);
        }
        assertThat(OutputTopics.create(sinks("e1", "m1", "d1"), kafka)).isEmpty();
    }

    @Test
    void fillsAndSeriesKeepTheLastRowOfEachReadingForAWhile() throws Exception {
        SinksConfig sinks = withFills("e8", "m8", "d8", "f8", "s8");
        assertThat(OutputTopics.create(sinks, kafka))
                .containsExactlyInAnyOrder("e8", "m8", "d8", "f8", "s8");
        for (String topic : List.of("f8", "s8")) {
            assertThat(setting(topic, "cleanup.policy")).isEqualTo("compact,delete");
            assertThat(setting(topic, "retention.ms")).isEqualTo("2592000000");
            assertThat(setting(topic, "message.timestamp.type")).isEqualTo("LogAppendTime");
        }
        assertThat(OutputTopics.create(sinks, kafka)).isEmpty();
    }

    @Test
    void fillsAndSeriesMayBeKeptForEver() {
        broker.createTopic("f9", 1, Map.of("cleanup.policy", "compact"));
        broker.createTopic("s9", 1, Map.of("cleanup.policy", "delete"));
        assertThat(OutputTopics.create(withFills("e9", "m9", "d9", "f9", "s9"), kafka))
                .containsExactlyInAnyOrder("e9", "m9", "d9");
    }

    @Test
    void leavesAnExistingTopicAsItIs() throws Exception {
        broker.createTopic("m2", 1, Map.of("cleanup.policy", "delete"));
        assertThat(OutputTopics.create(sinks("e2", "m2", "d2"), kafka)).containsExactly("e2", "d2");
        assertThat(setting("m2", "cleanup.policy")).isEqualTo("delete");
    }

    @Test
    void refusesACompactedExceptionsTopic() {
        broker.createTopic("e3", 1, Map.of("cleanup.policy", "compact,delete"));
        assertThatThrownBy(() -> OutputTopics.create(sinks("e3", "m3", "d3"), kafka))
                .isInstanceOf(TopicException.class)
                .hasMessageContainingAll("e3", "cleanup.policy=compact,delete");
    }

    @Test
    void refusesACompactedDeadLetterTopic() {
        broker.createTopic("d6", 1, Map.of("cleanup.policy", "compact"));
        assertThatThrownBy(() -> OutputTopics.create(sinks("e6", "m6", "d6"), kafka))
                .isInstanceOf(TopicException.class)
                .hasMessageContainingAll("dead letters", "d6", "cleanup.policy=compact");
    }

    @Test
    void aTopicTakesTheLargestDeadLetters() throws Exception {
        SinksConfig large =
                new SinksConfig(
                        Delivery.EXACTLY_ONCE, topics("e7", "m7", "d7"), 1, 600_000, 4 << 20);
        OutputTopics.create(large, kafka);
        assertThat(setting("d7", "max.message.bytes"))
                .isEqualTo(Long.toString((4 << 20) + (64 << 10)));
        assertThat(setting("e7", "max.message.bytes")).isEqualTo("1048588");
    }

    @Test
    void severalJobsMayStartAtOnce() {
        List<CompletableFuture<List<String>>> starts =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        OutputTopics.create(
                                                                sinks("e4", "m4", "d4"), kafka)))
                        .limit(3)
                        .toList();
        List<String> created =
                starts.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
        assertThat(created).containsExactlyInAnyOrder("e4", "m4", "d4");
    }

    @Test
    void namesTheTopicThatCannotBeCreated() {
        KafkaConfig greedy =
                new KafkaConfig(kafka.bootstrapServers(), null, Map.of(), 1, (short) 3);
        assertThatThrownBy(() -> OutputTopics.create(sinks("e5", "m5", "d5"), greedy))
                .isInstanceOf(TopicException.class)
                .hasMessageContainingAll("e5", "eplication");
    }

    @Test
    void missingInputTopicsAreNamed() {
        broker.createTopic("there", 1, Map.of());
        assertThatCode(() -> InputTopics.check(List.of(stream("there")), kafka))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                InputTopics.check(
                                        List.of(stream("there"), stream("gone"), stream("away")),
                                        kafka))
                .isInstanceOf(TopicException.class)
                .hasMessageContainingAll("gone, away", kafka.bootstrapServers());
    }

    @Test
    void filesNeedNoKafka() {
        KafkaConfig none = new KafkaConfig(null, null, Map.of(), 1, (short) -1);
        StreamConfig file = new StreamConfig("f", null, "f.jsonl", Map.of(), null, null, null);
        Target folder = new Target(null, "out");
        SinksConfig sinks =
                new SinksConfig(Delivery.AT_LEAST_ONCE, Map.of(Answer.METRICS, folder), 1, 1, 1);
        assertThatCode(() -> InputTopics.check(List.of(file), none)).doesNotThrowAnyException();
        assertThat(OutputTopics.create(sinks, none)).isEmpty();
    }

    @Test
    void saysWithinSecondsThatNobodyAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String servers = "127.0.0.1:" + silent.getLocalPort();
            KafkaConfig nobody = new KafkaConfig(servers, null, Map.of(), 1, (short) 1);
            long start = System.nanoTime();
            assertThatThrownBy(() -> InputTopics.check(List.of(stream("t")), nobody))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageContainingAll(servers, "10 s", "security.protocol");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void saysThatANameCannotBeResolved() {
        KafkaConfig nowhere =
                new KafkaConfig("no-such-host.invalid:9092", null, Map.of(), 1, (short) 1);
        assertThatThrownBy(() -> OutputTopics.create(sinks("e", "m", "d"), nowhere))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("no-such-host.invalid:9092");
    }

    private static SinksConfig sinks(String exceptions, String metrics, String deadletters) {
        return new SinksConfig(
                Delivery.EXACTLY_ONCE, topics(exceptions, metrics, deadletters), 1, 600_000, 1);
    }

    private static Map<Answer, Target> topics(
            String exceptions, String metrics, String deadletters) {
        Map<Answer, Target> topics = new EnumMap<>(Answer.class);
        topics.put(Answer.EXCEPTIONS, new Target(exceptions, null));
        topics.put(Answer.METRICS, new Target(metrics, null));
        topics.put(Answer.DEADLETTERS, new Target(deadletters, null));
        return topics;
    }

    private static SinksConfig withFills(
            String exceptions, String metrics, String deadletters, String fills, String series) {
        Map<Answer, Target> topics = topics(exceptions, metrics, deadletters);
        topics.put(Answer.FILLS, new Target(fills, null));
        topics.put(Answer.SERIES, new Target(series, null));
        return new SinksConfig(Delivery.EXACTLY_ONCE, topics, 1, 600_000, 1);
    }

    private static StreamConfig stream(String topic) {
        return new StreamConfig("s-" + topic, topic, null, Map.of(), null, null, null);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config.get(name).value();
        }
    }
}
