package dev.recon.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.KafkaConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.SinksConfig.Delivery;
import dev.recon.config.SinksConfig.Target;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.StartPosition;
import dev.recon.source.RawRecord;
import dev.recon.source.StreamSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputSinksITCase {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final AtomicBoolean FAILED = new AtomicBoolean();

    private static EmbeddedBroker broker;
    private static KafkaConfig kafka;

    @TempDir Path folder;

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
    void aCommittedReaderSeesEachRecordOnceAcrossAFailure() throws Exception {
        broker.createTopic("in", 2, Map.of());
        broker.createTopic("out", 2, Map.of());
        FAILED.set(false);
        write(0, 50);
        JobClient job =
                copy(topic("in"), sinks(Delivery.EXACTLY_ONCE), new Target("out", null), 200)
                        .executeAsync();
        await().atMost(Duration.ofSeconds(30)).until(() -> values("out").size() == 50);

        write(50, 60);
        TestTopics.write(broker.bootstrapServers(), "in", 0, "boom");
        write(60, 70);
        await().atMost(Duration.ofSeconds(60)).until(() -> values("out").size() >= 71);
        job.cancel().get();

        List<String> expected = new ArrayList<>(numbers(0, 70));
        expected.add("boom");
        assertThat(values("out")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(FAILED).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void writesKeyValueAndHeadersWhenTheInputEnds(Delivery delivery) throws Exception {
        String out = "parts-" + delivery;
        broker.createTopic(out, 1, Map.of());
        Path input = Files.writeString(folder.resolve("in.jsonl"), "a\n");
        copy(file(input), sinks(delivery), new Target(out, null), 200).execute();

        List<ConsumerRecord<byte[], byte[]>> read =
                TestTopics.readCommitted(broker.bootstrapServers(), out);
        assertThat(read).hasSize(1);
        assertThat(TestTopics.text(read.get(0).key())).isEqualTo("key of a");
        assertThat(TestTopics.text(read.get(0).value())).isEqualTo("a");
        assertThat(read.get(0).headers())
                .extracting(header -> header.key() + "=" + TestTopics.text(header.value()))
                .containsExactly("reason=none", "field=null");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 200})
    void aFolderHasEveryLineOnceWhenTheInputEnds(long checkpointMillis) throws Exception {
        Path input = Files.write(folder.resolve("in.jsonl"), numbers(0, 2_000));
        Path out = folder.resolve("out");
        copy(
                        file(input),
                        sinks(Delivery.EXACTLY_ONCE),
                        new Target(null, out.toString()),
                        checkpointMillis)
                .execute();
        assertThat(linesBelow(out)).containsExactlyInAnyOrderElementsOf(numbers(0, 2_000));
    }

    private static StreamExecutionEnvironment copy(
            StreamConfig from, SinksConfig sinks, Target to, long checkpointMillis) {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        if (checkpointMillis > 0) {
            env.enableCheckpointing(checkpointMillis);
        }
        env.fromSource(StreamSources.of(from, kafka), WatermarkStrategy.noWatermarks(), "in")
                .filter(record -> record.kind == RawRecord.Kind.RECORD)
                .map(OutputSinksITCase::out)
                .returns(OutRecord.class)
                .rebalance()
                .sinkTo(OutputSinks.of(to, sinks, kafka, "test-" + to.topic()));
        return env;
    }

    private static OutRecord out(RawRecord record) {
        String value = TestTopics.text(record.value);
        if (value.equals("boom") && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("fails once, as the test wants it");
        }
        byte[][] headers = {
            TestTopics.bytes("reason"), TestTopics.bytes("none"), TestTopics.bytes("field"), null
        };
        return new OutRecord(TestTopics.bytes("key of " + value), record.value, headers);
    }

    private static SinksConfig sinks(Delivery delivery) {
        return new SinksConfig(delivery, Map.of(), 1, 600_000, 1);
    }

    private static StreamConfig topic(String topic) {
        return stream(topic, null);
    }

    private static StreamConfig file(Path file) {
        return stream(null, file.toString());
    }

    private static StreamConfig stream(String topic, String file) {
        StartPosition earliest = new StartPosition(StartPosition.Kind.EARLIEST, 0);
        return new StreamConfig("in", topic, file, Map.of(), null, earliest, null);
    }

    private static void write(int from, int to) {
        TestTopics.write(
                broker.bootstrapServers(), "in", 1, numbers(from, to).toArray(String[]::new));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<String> values(String topic) {
        return TestTopics.readCommitted(broker.bootstrapServers(), topic).stream()
                .map(record -> TestTopics.text(record.value()))
                .toList();
    }

    private static List<String> linesBelow(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.getFileName().toString()).startsWith("part-").endsWith(".jsonl");
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
