package dev.recon.source;

import static dev.recon.broker.TestTopics.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.KafkaConfig;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.StartPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSourcesITCase {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void announcesEveryPartitionAndBringsEveryCommittedRecordUpToTheEnd(int parallelism)
            throws Exception {
        String topic = "all-" + parallelism;
        broker.createTopic(topic, 3, Map.of());
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.transactional(broker.bootstrapServers(), topic)) {
            producer.beginTransaction();
            producer.send(record(topic, 1, null, "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(record(topic, 0, null, "a"));
            producer.send(record(topic, 0, null, null));
            ProducerRecord<byte[], byte[]> withHeaders = record(topic, 1, null, "b");
            withHeaders.headers().add("source", TestTopics.bytes("s1")).add("none", null);
            producer.send(withHeaders);
            producer.commitTransaction();
        }

        List<String> read = readAll(topic(topic, StartPosition.Kind.EARLIEST), parallelism);

        assertThat(read)
                .containsExactlyInAnyOrder(
                        "ASSIGNED 0@0",
                        "ASSIGNED 1@0",
                        "ASSIGNED 2@0",
                        "0@0 a",
                        "0@1 null",
                        "1@2 b source=s1 none=null");
        assertThat(read).containsSubsequence("ASSIGNED 0@0", "0@0 a", "0@1 null");
        assertThat(read).containsSubsequence("ASSIGNED 1@0", "1@2 b source=s1 none=null");
    }

    @Test
    void startsAndEndsWhereItIsConfiguredTo() throws Exception {
        String topic = "positions";
        broker.createTopic(topic, 2, Map.of());
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(broker.bootstrapServers(), Map.of())) {
            for (long time = 1_000; time <= 4_000; time += 1_000) {
                producer.send(record(topic, 0, time, "t" + time));
            }
        }

        assertThat(readAll(topic(topic, StartPosition.Kind.LATEST), 1))
                .containsExactlyInAnyOrder("ASSIGNED 0@4", "ASSIGNED 1@0");
        assertThat(readAll(between(topic, 1_500, 3_000), 1))
                .containsExactlyInAnyOrder("ASSIGNED 0@1", "ASSIGNED 1@0", "0@1 t2000");
        assertThat(readAll(between(topic, 3_500, 9_000), 1))
                .containsExactlyInAnyOrder("ASSIGNED 0@3", "ASSIGNED 1@0", "0@3 t4000");
        assertThat(readAll(between(topic, 5_000, 9_000), 1))
                .containsExactlyInAnyOrder("ASSIGNED 0@4", "ASSIGNED 1@0");
    }

    @Test
    void startsAtTheGroupsOffsetsAndAtTheBeginningWhereThereAreNone() throws Exception {
        String topic = "group";
        broker.createTopic(topic, 2, Map.of());
        TestTopics.write(broker.bootstrapServers(), topic, 0, "a", "b");
        TestTopics.write(broker.bootstrapServers(), topic, 1, "c");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1));
            admin.alterConsumerGroupOffsets(kafka.groupId(), offsets).all().get();
        }
        assertThat(readAll(topic(topic, StartPosition.Kind.GROUP_OFFSETS), 1))
                .containsExactlyInAnyOrder("ASSIGNED 0@1", "ASSIGNED 1@0", "0@1 b", "1@0 c");
    }

    @Test
    void resumesFromASavepointAtAnotherParallelismAndCommitsItsOffsets() throws Exception {
        String topic = "savepoint";
        broker.createTopic(topic, 3, Map.of());
        StreamConfig stream = Streams.topic(topic, Streams.EARLIEST, null);
        TestTopics.write(broker.bootstrapServers(), topic, 0, "a", "b");
        TestTopics.write(broker.bootstrapServers(), topic, 1, "c");

        JobClient first = submit(stream, 1, null);
        awaitSeen("ASSIGNED 0@0", "ASSIGNED 1@0", "ASSIGNED 2@0", "0@0 a", "0@1 b", "1@0 c");
        awaitCommitted(topic, 0, 2);
        String savepoint =
                first.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();

        TestTopics.write(broker.bootstrapServers(), topic, 0, "d");
        TestTopics.write(broker.bootstrapServers(), topic, 2, "e");
        JobClient second = submit(stream, 2, savepoint);
        awaitSeen("ASSIGNED 0@2", "ASSIGNED 1@1", "ASSIGNED 2@0", "0@2 d", "2@0 e");
        TestTopics.write(broker.bootstrapServers(), topic, 1, "f");
        awaitSeen("ASSIGNED 0@2", "ASSIGNED 1@1", "ASSIGNED 2@0", "0@2 d", "2@0 e", "1@1 f");
        second.cancel().get();
    }

    @Test
    void readsAFile() throws Exception {
        Path file = folder.resolve("lines.jsonl");
        Files.write(file, IntStream.range(0, 1_000).mapToObj(Integer::toString).toList());
        List<String> expected = new ArrayList<>(List.of("ASSIGNED 0@0"));
        IntStream.range(0, 1_000).forEach(i -> expected.add("0@" + i + " " + i));
        assertThat(readAll(Streams.file(file.toString()), 2)).containsExactlyElementsOf(expected);
    }

    @Test
    void announcesAnEmptyFileAndEnds() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.jsonl"));
        assertThat(readAll(Streams.file(file.toString()), 2)).containsExactly("ASSIGNED 0@0");
    }

    private static StreamConfig topic(String topic, StartPosition.Kind start) {
        return Streams.topic(topic, new StartPosition(start, 0), Streams.LATEST);
    }

    private static StreamConfig between(String topic, long start, long end) {
        return Streams.topic(
                topic,
                new StartPosition(StartPosition.Kind.TIMESTAMP, start),
                new EndPosition(EndPosition.Kind.TIMESTAMP, end));
    }

    private static List<String> readAll(StreamConfig stream, int parallelism) throws Exception {
        List<String> read = new ArrayList<>();
        try (CloseableIterator<String> texts =
                texts(stream, environment(parallelism, null)).executeAndCollect()) {
            texts.forEachRemaining(read::add);
        }
        return read;
    }

    private static JobClient submit(StreamConfig stream, int parallelism, String savepoint)
            throws Exception {
        SEEN.clear();
        StreamExecutionEnvironment env = environment(parallelism, savepoint);
        env.enableCheckpointing(200);
        texts(stream, env)
                .map(StreamSourcesITCase::note)
                .returns(Types.STRING)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync();
    }

    private static String note(String text) {
        SEEN.add(text);
        return text;
    }

    /** Not chained on purpose: the records cross the network. */
    private static DataStream<String> texts(StreamConfig stream, StreamExecutionEnvironment env) {
        return env.fromSource(
                        StreamSources.of(stream, kafka),
                        WatermarkStrategy.noWatermarks(),
                        stream.name())
                .uid("source")
                .map(Streams::describe)
                .returns(Types.STRING)
                .startNewChain()
                .uid("describe");
    }

    private static StreamExecutionEnvironment environment(int parallelism, String savepoint) {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        if (savepoint != null) {
            configuration.setString("execution.state-recovery.path", savepoint);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        return env;
    }

    private static void awaitSeen(String... texts) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(SEEN).containsExactlyInAnyOrder(texts));
    }

    private static void awaitCommitted(String topic, int partition, long offset) {
        TopicPartition wanted = new TopicPartition(topic, partition);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    admin.listConsumerGroupOffsets(kafka.groupId())
                                                            .partitionsToOffsetAndMetadata()
                                                            .get())
                                            .containsEntry(wanted, new OffsetAndMetadata(offset)));
        }
    }
}
