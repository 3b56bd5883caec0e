package dev.recon.source;

import static dev.recon.broker.TestTopics.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.TopicException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class KafkaBacklogITCase {

    private static EmbeddedBroker broker;
    private static KafkaConfig kafka;

    private String topic;
    private KafkaBacklog.Factory factory;
    private Backlog backlog;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start();
        kafka = TestTopics.config(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        broker.createTopic(topic, 3, Map.of());
        factory = new KafkaBacklog.Factory(Streams.topic(topic, Streams.EARLIEST, null), kafka);
        backlog = factory.open();
    }

    @AfterEach
    void close() {
        backlog.close();
    }

    @Test
    void knowsTheNumberOfPartitions() {
        assertThat(factory.partitionCount()).isEqualTo(3);
    }

    @Test
    void answersForEachPartitionByItself() {
        TestTopics.write(broker.bootstrapServers(), topic, 1, "a", "b");
        TestTopics.write(broker.bootstrapServers(), topic, 2, "c");
        assertThat(answer(Map.of(0, 0L, 1, 1L, 2, 1L)))
                .isEqualTo(Map.of(0, true, 1, false, 2, true));
        assertThat(answer(Map.of(0, 0L, 1, 2L, 2, 1L)))
                .isEqualTo(Map.of(0, true, 1, true, 2, true));
        assertThat(answer(Map.of(2, 0L))).isEqualTo(Map.of(2, false));
    }

    @Test
    void answersNothingForNoPartitions() {
        assertThat(answer(Map.of())).isEmpty();
    }

    @Test
    void seesARecordThatCameSinceItWasLastAsked() {
        assertThat(answer(Map.of(0, 0L))).containsEntry(0, true);
        TestTopics.write(broker.bootstrapServers(), topic, 0, "a");
        assertThat(answer(Map.of(0, 0L))).containsEntry(0, false);
        assertThat(answer(Map.of(0, 1L))).containsEntry(0, true);
    }

    @Test
    void looksPastTheMarkersOfTransactions() {
        try (KafkaProducer<byte[], byte[]> producer = transactional()) {
            commit(producer, "a");
            awaitCommitted(2);
            assertThat(answer(Map.of(0, 1L))).containsEntry(0, true);
            assertThat(answer(Map.of(0, 0L))).containsEntry(0, false);
            commit(producer, "b");
            awaitCommitted(4);
            assertThat(answer(Map.of(0, 1L))).containsEntry(0, false);
            assertThat(answer(Map.of(0, 3L))).containsEntry(0, true);
        }
    }

    @Test
    void looksPastWhatWasAborted() {
        try (KafkaProducer<byte[], byte[]> producer = transactional()) {
            commit(producer, "a");
            abort(producer);
            abort(producer);
            awaitCommitted(6);
            assertThat(answer(Map.of(0, 1L))).containsEntry(0, true);
            abort(producer);
            awaitCommitted(8);
            assertThat(answer(Map.of(0, 1L))).containsEntry(0, true);
            commit(producer, "b");
            awaitCommitted(10);
            assertThat(answer(Map.of(0, 1L))).containsEntry(0, false);
        }
    }

    @Test
    void doesNotWaitForAnOpenTransaction() {
        try (KafkaProducer<byte[], byte[]> producer = transactional()) {
            producer.beginTransaction();
            producer.send(record(topic, 0, null, "open"));
            producer.flush();
            assertThat(answer(Map.of(0, 0L))).containsEntry(0, true);
            producer.commitTransaction();
            awaitCommitted(2);
            assertThat(answer(Map.of(0, 0L))).containsEntry(0, false);
        }
    }

    @Test
    void nothingIsLeftOfWhatRetentionTookAway() throws Exception {
        TestTopics.write(broker.bootstrapServers(), topic, 0, "a", "b", "c");
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2))).all().get();
            assertThat(answer(Map.of(0, 0L))).containsEntry(0, false);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3))).all().get();
        }
        assertThat(answer(Map.of(0, 0L))).containsEntry(0, true);
    }

    @Test
    void givesAnAnswerOnce() {
        backlog.ask(Map.of(0, 0L), 17);
        await().until(() -> backlog.take() != null);
        assertThat(backlog.take()).isNull();
    }

    @Test
    void answersTheFirstOfTwoQuestionsAskedAtOnce() {
        backlog.ask(Map.of(0, 0L), 1);
        backlog.ask(Map.of(1, 0L), 2);
        assertThat(await().until(backlog::take, answer -> answer != null))
                .isEqualTo(new Backlog.Answer(1, Map.of(0, true)));
    }

    @Test
    void endsItsThreadWhenClosed() {
        answer(Map.of(0, 0L));
        String thread = "recon-backlog-stream-of-" + topic + "-";
        assertThat(threads(thread)).isEqualTo(1);
        backlog.close();
        await().until(() -> threads(thread) == 0);
        backlog.ask(Map.of(0, 0L), 1);
        assertThat(backlog.take()).isNull();
    }

    @Test
    void namesATopicThatIsNotThere() {
        KafkaConfig elsewhere = new KafkaConfig("127.0.0.1:1", null, Map.of(), 1, (short) 1);
        KafkaBacklog.Factory unreachable =
                new KafkaBacklog.Factory(Streams.topic(topic, Streams.EARLIEST, null), elsewhere);
        assertThatThrownBy(() -> unreachable.partitionCount(Duration.ofSeconds(1)))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContainingAll("127.0.0.1:1", topic);
        KafkaBacklog.Factory missing =
                new KafkaBacklog.Factory(
                        Streams.topic("no-such-topic", Streams.EARLIEST, null), kafka);
        assertThatThrownBy(() -> missing.partitionCount(Duration.ofSeconds(1)))
                .isInstanceOf(TopicException.class)
                .hasMessageContainingAll("no-such-topic", broker.bootstrapServers());
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    private Map<Integer, Boolean> answer(Map<Integer, Long> nextOffsets) {
        backlog.ask(nextOffsets, 42);
        Backlog.Answer answer =
                await().atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(10))
                        .until(backlog::take, taken -> taken != null);
        assertThat(answer.askedAtMillis()).isEqualTo(42);
        return answer.caughtUp();
    }

    /**
     * The markers are written after commit or abort have returned; only then is the end where
     * readers see it.
     */
    private void awaitCommitted(long end) {
        TopicPartition partition = new TopicPartition(topic, 0);
        ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().until(
                            () ->
                                    admin.listOffsets(
                                                            Map.of(partition, OffsetSpec.latest()),
                                                            committed)
                                                    .partitionResult(partition)
                                                    .get()
                                                    .offset()
                                            == end);
        }
    }

    private KafkaProducer<byte[], byte[]> transactional() {
        return TestTopics.transactional(broker.bootstrapServers(), topic);
    }

    private void commit(KafkaProducer<byte[], byte[]> producer, String value) {
        producer.beginTransaction();
        producer.send(record(topic, 0, null, value));
        producer.commitTransaction();
    }

    private void abort(KafkaProducer<byte[], byte[]> producer) {
        producer.beginTransaction();
        producer.send(record(topic, 0, null, "aborted"));
        producer.flush();
        producer.abortTransaction();
    }
}
