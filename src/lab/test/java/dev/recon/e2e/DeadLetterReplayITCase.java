package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.cli.Cli;
import dev.recon.config.ReconConfig;
import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import dev.recon.operator.MetricNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that could not be used are looked at, corrected and sent back while the job runs. */
class DeadLetterReplayITCase {

    private static final String IN = "dlq-sensor";
    private static final String AUDIT = "dlq-audit";
    private static final String MARK = "recon-replayed-from";

    /** Longer than what a dead letter carries, and than what a topic takes by default. */
    private static final String LONG = "x".repeat(3_000_000);

    private static final String FIXED = "{\"id\":\"a2\",\"source\":\"s/1\",\"ts\":1763632801000}";

    @RegisterExtension static final Site SITE = new Site();

    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        Map<String, String> large = Map.of("max.message.bytes", "5000000");
        SITE.broker().createTopic(IN, 2, large);
        SITE.broker().createTopic(AUDIT, 2, large);
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(SITE.servers(), Map.of("max.request.size", "5000000"))) {
            for (String id : List.of("a1", "a2", "a3", "a4")) {
                send(producer, AUDIT, 0, record(id));
            }
            send(producer, IN, 0, record("a1"));
            send(producer, IN, 0, record("a2").replace("1763632801000", "\"yesterday\""));
            send(producer, IN, 1, "{\"id\": broken \u001b[2J");
            send(producer, IN, 1, record("a3").replace("source", LONG));
            send(producer, IN, 1, null);
            send(producer, IN, 1, record("").replace("}", ",\"was\":\"a4\"}"));
        }
        file = SITE.folder("dlq").resolve("recon.yaml");
        Files.writeString(file, yaml("dlq-live", ""));
    }

    private static String record(String id) {
        return "{\"id\":\"%s\",\"source\":\"s/1\",\"ts\":1763632801000}".formatted(id);
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, int partition, String value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topic, partition, "the key".getBytes(UTF_8), TestTopics.bytes(value));
        record.headers().add("trace", new byte[] {1, (byte) 0xFF});
        producer.send(record);
    }

    private static String yaml(String output, String end) {
        return Setup.rules()
                + "streams:\n  sensor: { topic: %s%s }\n  audit: { topic: %s%s }\n"
                        .formatted(IN, end, AUDIT, end)
                + """
                controls:
                  - { name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] }
                """
                + Setup.topics(SITE, output, "exactly-once")
                + Setup.state(SITE, "rocksdb");
    }

    private static Cli dlq(String verb, String... more) {
        List<String> all = new ArrayList<>(List.of("dlq", verb, "--config", file.toString()));
        all.addAll(Arrays.asList(more));
        Cli cli = Cli.recon(all.toArray(new String[0]));
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return cli;
    }

    private static long letters() {
        return TestTopics.readCommitted(SITE.servers(), "dlq-live-deadletters").size();
    }

    private static List<ConsumerRecord<byte[], byte[]>> sentBack() {
        return TestTopics.readCommitted(SITE.servers(), IN).stream()
                .filter(record -> record.headers().lastHeader(MARK) != null)
                .toList();
    }

    @Test
    void sendsEachBackOnceAndCountsEachOnce() throws Exception {
        Job job = Job.start(SITE, Setup.parse(yaml("dlq-live", "")), 2);
        job.awaitUntil("the dead letters", () -> letters() == 5);
        assertThat(SITE.counted(job.id(), MetricNames.REPLAYED)).isZero();
        lists();
        shows();

        Path corrected = corrected();
        assertThat(dlq("replay", "--from", corrected.toString(), "--dry-run").lines())
                .containsExactly("2 would be sent to " + IN);
        assertThat(sentBack()).isEmpty();
        assertThat(dlq("replay", "--from", corrected.toString()).lines())
                .containsExactly("2 sent to " + IN);
        assertThat(dlq("replay", "--from", corrected.toString()).lines())
                .containsExactly("nothing sent", "2 left: sent back before");
        sentBackAsTheyShould();

        assertThat(dlq("replay").lines())
                .containsExactly("3 sent to " + IN, "2 left: sent back before");
        job.awaitUntil("those that are dead again", () -> letters() == 8);
        assertThat(dlq("replay").lines())
                .containsExactly(
                        "nothing sent",
                        "5 left: sent back before",
                        "3 left: sent back once, and dead again; --again sends them too");
        assertThat(
                        dlq("replay", "--again", "--stream", "sensor", "--reason", "MISSING_FIELD")
                                .lines())
                .containsExactly("1 sent to " + IN, "2 left: sent back before");
        job.awaitUntil(
                "all that came back",
                () -> SITE.counted(job.id(), MetricNames.REPLAYED) == 6 && letters() == 9);
        assertThat(dlq("list").out()).contains("sensor", "MALFORMED", "MISSING_FIELD");
        job.stop(SITE, SavepointFormatType.CANONICAL);
        countsEachOnce();
    }

    private void lists() {
        assertThat(dlq("list", "--json").lines())
                .hasSize(4)
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains(
                                                "\"reason\":\"MALFORMED\",\"field\":null,\"letters\":2,\"sentBack\":0"))
                .anySatisfy(
                        line -> assertThat(line).contains("\"field\":\"source\",\"letters\":1"));
        assertThat(dlq("list", "--stream", "audit").out()).contains("no such dead letters");
        assertThat(dlq("list", "--since", "2000-01-01T00:00:00Z", "--json").lines()).hasSize(4);
        assertThat(dlq("list", "--since", "2999-01-01T00:00:00Z", "--json").lines()).isEmpty();
    }

    private void shows() {
        Cli shown = dlq("show");
        assertThat(shown.out())
                .contains(IN + "/0/1", "BAD_TIMESTAMP time", "\\x1b[2J", "(no value)")
                .contains(
                        "the first of %,d bytes"
                                .formatted(record("a3").replace("source", LONG).length()))
                .doesNotContain("\u001b");
        assertThat(dlq("show", "--place", IN + "/0/1", "--json").lines()).hasSize(1);
        Cli limited = dlq("show", "--limit", "1");
        assertThat(limited.lines()).hasSize(2);
        assertThat(limited.err()).contains("4 more");
    }

    /** One with a better time, one with the id that it lost. */
    private Path corrected() throws IOException {
        List<String> fixed = new ArrayList<>();
        for (String line : dlq("show", "--json").lines()) {
            String better =
                    line.replace("\\\"yesterday\\\"", "1763632801000")
                            .replace("\\\"id\\\":\\\"\\\"", "\\\"id\\\":\\\"a4\\\"");
            if (!better.equals(line)) {
                fixed.add(better);
            }
        }
        assertThat(fixed).hasSize(2);
        return Files.write(file.resolveSibling("corrected.jsonl"), fixed);
    }

    private void sentBackAsTheyShould() {
        assertThat(sentBack())
                .hasSize(2)
                .anySatisfy(
                        record -> {
                            assertThat(record.partition()).isZero();
                            assertThat(TestTopics.text(record.value())).isEqualTo(FIXED);
                            assertThat(TestTopics.text(record.key())).isEqualTo("the key");
                            assertThat(record.headers().lastHeader("trace").value())
                                    .containsExactly(1, 0xFF);
                            assertThat(TestTopics.text(record.headers().lastHeader(MARK).value()))
                                    .isEqualTo(IN + "/0/1");
                        });
    }

    /** A second job, over all that is in the topics by now. */
    private void countsEachOnce() throws Exception {
        assertThat(sentBack())
                .as("the long one is whole again")
                .anySatisfy(record -> assertThat(record.value()).hasSizeGreaterThan(LONG.length()));
        ReconConfig bounded = Setup.parse(yaml("dlq-after", ", end: latest"));
        Job after = Job.run(SITE, bounded, 2);
        assertThat(SITE.counted(after.id(), MetricNames.REPLAYED)).isEqualTo(6);
        Answers answers = Answers.ofTopics(SITE, "dlq-after");
        assertThat(answers.ids(Verdicts.Type.MISSING)).containsExactly("a3");
        assertThat(answers.ids(Verdicts.Type.UNEXPECTED)).isEmpty();
        assertThat(answers.newest().values())
                .allSatisfy(
                        row -> {
                            assertThat(row.count(Counter.MATCHED)).isEqualTo(3);
                            assertThat(row.count(Counter.DUPLICATE_ACTUAL)).isZero();
                        });
        assertThat(answers.deadLetters()).hasSize(5 + 4);
    }
}
