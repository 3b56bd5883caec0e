package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.broker.SecuredBroker;
import dev.recon.broker.TestTopics;
import dev.recon.cli.Cli;
import dev.recon.cluster.InputProgress;
import dev.recon.config.KafkaConfig;
import dev.recon.fill.Fill;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaClients;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.RangeReader;
import dev.recon.kafka.RangeReader.Range;
import dev.recon.kafka.TopicFollower;
import dev.recon.kafka.TopicReader;
import dev.recon.report.ReportRows;
import dev.recon.verdict.AnswerKind;
import dev.recon.verdict.AnswerReader;
import dev.recon.verdict.AnswerTopics;
import dev.recon.verdict.Answers;
import dev.recon.verdict.Fills;
import dev.recon.verdict.InputCensus;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tool logs in as configured, at a broker that answers nobody without a login. */
class SecuredToolsITCase {

    private static final long TIME = 1_740_823_200_000L;
    private static final String EXCEPTION =
            """
            {"type":"MISSING","control":"ingest","output":"sensor","source":"a","id":"a-1",\
            "eventTime":"2025-03-01T10:00:00.000Z"}""";
    private static final String FILL =
            """
            {"control":"ingest","output":"sensor","source":"a","id":"a-1",\
            "eventTime":"2025-03-01T10:00:00.000Z","status":"PROVISIONAL","reason":"MISSING",\
            "value":1.5,"sd":0.1,"lower":1.3,"upper":1.7,"method":"auto","readingsAfter":0,\
            "revision":1,"actual":null,"error":null}""";

    private static SecuredBroker broker;
    private static KafkaConfig kafka;

    @TempDir private static Path folder;

    @BeforeAll
    static void start() {
        broker = SecuredBroker.start(folder);
        broker.user("reader", "pass-4711");
        broker.grantPrefix(
                "reader",
                ResourceType.TOPIC,
                "t-",
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.CREATE);
        broker.grant("reader", ResourceType.GROUP, "t", AclOperation.READ);
        kafka =
                new KafkaConfig(
                        broker.saslServers(),
                        "t",
                        broker.passwordLogin(SecuredBroker.jaas("reader", "pass-4711")),
                        1,
                        (short) -1);
        topic("t-sensor", "{\"type\":\"heartbeat\",\"ts\":1}", "no JSON", "{\"ts\":1}");
        topic("t-audit");
        topic("t-exceptions");
        topic("t-metrics");
        topic("t-deadletters");
        topic("t-fills");
        topic("t-series");
    }

    private static void topic(String name, String... values) {
        broker.plain().createTopic(name, 1, Map.of());
        TestTopics.write(broker.plain().bootstrapServers(), name, 0, values);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Without the login nothing is answered, which the other tests rely on. */
    @Test
    void nobodyIsLetInWithout() {
        KafkaConfig without =
                new KafkaConfig(kafka.bootstrapServers(), null, Map.of(), 1, (short) -1);
        assertThatThrownBy(() -> KafkaAdmin.connect(without, Duration.ofSeconds(2), "look"))
                .isInstanceOf(KafkaUnreachable.class);
    }

    @Test
    void topicsAreReadWholeInPartsAndOnwards() {
        List<String> read = new ArrayList<>();
        new TopicReader(kafka, "t-sensor").read(record -> read.add(text(record)));
        assertThat(read).hasSize(3);

        read.clear();
        try (RangeReader reader = new RangeReader(kafka)) {
            reader.read(
                    new TopicPartition("t-sensor", 0),
                    List.of(new Range(1, 2), new Range(2, 9)),
                    record -> read.add(text(record)));
        }
        assertThat(read).containsExactly("no JSON", "{\"ts\":1}");

        read.clear();
        try (TopicFollower follower = new TopicFollower(kafka, List.of("t-sensor"))) {
            follower.readToEnd(record -> read.add(text(record)));
        }
        assertThat(read).hasSize(3);
    }

    @Test
    void answersAreRead() throws Exception {
        write("t-exceptions", "ingest/a-1", EXCEPTION);
        Answers answers = new Answers();
        AnswerTopics topics = new AnswerTopics("t-exceptions", "t-metrics", "t-deadletters");
        try (AnswerReader reader = new AnswerReader(kafka, topics, answers)) {
            reader.readAll();
        }
        assertThat(answers.count(AnswerKind.MISSING)).isOne();
    }

    @Test
    void fillsAreRead() throws Exception {
        write("t-fills", "ingest/a/a-1", FILL);
        assertThat(Fills.read(kafka, "t-fills", "t-series").standing(Fill.Reason.MISSING))
                .containsExactly("a-1");
    }

    @Test
    void inputIsCounted() {
        InputCensus census = InputCensus.take(kafka, "t-sensor", "t-audit", "ROLE", Set.of());
        assertThat(census.offsets()).isEqualTo(3);
    }

    @Test
    void progressIsAskedFor() {
        try (InputProgress progress = new InputProgress(kafka, "t", Map.of("t-sensor", 1))) {
            assertThat(progress.ask()).isEqualTo(new InputProgress.Position(0, 3));
        }
    }

    @Test
    void logsAreImported() throws IOException {
        Path log = folder.resolve("readings.csv");
        Files.writeString(log, "source,seq,ts_ms,value\na,1," + TIME + ",52.5\n");
        Cli cli =
                Cli.recon(
                        "import",
                        "--readings",
                        log.toString(),
                        "--bootstrap-servers",
                        kafka.bootstrapServers(),
                        "--kafka-properties",
                        properties().toString(),
                        "--sensor-topic",
                        "t-imported",
                        "--audit-topic",
                        "t-imported-audit");
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(TestTopics.readCommitted(broker.plain().bootstrapServers(), "t-imported"))
                .isNotEmpty();
    }

    @Test
    void theReportIsWritten() throws Exception {
        topic("t-report-fills");
        topic("t-report-series");
        for (int n = 0; n < 5; n++) {
            write("t-report-series", ReportRows.key("s1", n), ReportRows.goodRow("s1", n, 20));
        }
        Path page = folder.resolve("report.html");
        Cli cli = Cli.recon("report", "--config", config().toString(), "--out", page.toString());
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(page).content().contains("s1");
    }

    /** With a file of its own for every value of a property. */
    private static Path config() throws IOException {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        StringBuilder properties = new StringBuilder();
        for (Map.Entry<String, String> each : kafka.properties().entrySet()) {
            Path file = Files.writeString(secrets.resolve(each.getKey()), each.getValue());
            properties.append("    %s: '${file:%s}'\n".formatted(each.getKey(), file));
        }
        return Files.writeString(
                folder.resolve("recon.yaml"),
                """
                time: { metrics-interval: 1 min, missing-after: 2 min, correction-horizon: 1 h, idle-timeout: 1 min }
                streams: { sensor: { topic: t-sensor, fields: { value: /value } }, audit: { topic: t-audit } }
                controls: [ { name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] } ]
                fills: {}
                sinks: { series: { topic: t-report-series }, fills: { topic: t-report-fills } }
                kafka:
                  bootstrap-servers: "%s"
                  properties:
                %s"""
                        .formatted(kafka.bootstrapServers(), properties));
    }

    private static Path properties() throws IOException {
        Properties login = new Properties();
        login.putAll(kafka.properties());
        Path file = folder.resolve("client.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            login.store(out, null);
        }
        return file;
    }

    /** Returns when the broker has it. */
    private static void write(String topic, String key, String value) throws Exception {
        try (Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, Map.of(), Map.of())) {
            producer.send(
                            new ProducerRecord<>(
                                    topic, TestTopics.bytes(key), TestTopics.bytes(value)))
                    .get();
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return TestTopics.text(record.value());
    }
}
