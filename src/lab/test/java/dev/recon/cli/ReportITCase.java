package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.report.ReportRows;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `recon report` makes of rows that stand in the topics. */
class ReportITCase {

    private static final int READINGS = 200;

    private static EmbeddedBroker broker;

    @TempDir private static Path folder;
    private static Path config;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start();
        config = folder.resolve("recon.yaml");
        Files.writeString(
                config,
                """
                time: { metrics-interval: 1 min, missing-after: 2 min, correction-horizon: 1 h, idle-timeout: 1 min }
                streams: { sensor: { topic: in, fields: { value: /value } }, audit: { topic: audit } }
                controls: [ { name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] } ]
                kafka: { bootstrap-servers: "%s" }
                fills: {}
                sinks: { series: {} }
                """
                        .formatted(broker.bootstrapServers()));
        broker.createTopic("recon.series", 2, Map.of());
        broker.createTopic("recon.fills", 2, Map.of());
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.transactional(broker.bootstrapServers(), "rows")) {
            producer.beginTransaction();
            write(producer);
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, "recon.series", "s9", 1, ReportRows.goodRow("s9", 1, 1));
            producer.abortTransaction();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** s1 has a gap of three at 100 and a reading at 150 that turned up; s2 lacks one reading. */
    private static void write(KafkaProducer<byte[], byte[]> producer) {
        for (int n = 0; n < READINGS; n++) {
            boolean lost = (n >= 100 && n < 103) || n == 150;
            send(
                    producer,
                    "recon.series",
                    "s1",
                    n,
                    lost
                            ? ReportRows.syntheticRow("s1", n, 20, 1)
                            : ReportRows.goodRow("s1", n, 20 + n % 2));
            if (lost) {
                String fill = ReportRows.fillRow("s1", n, Fill.Status.PROVISIONAL, 20, 1, null);
                send(producer, "recon.fills", "s1", n, fill);
            }
            send(
                    producer,
                    "recon.series",
                    "s2",
                    n,
                    n == 7
                            ? ReportRows.syntheticRow("s2", n, 5, 1)
                            : ReportRows.goodRow("s2", n, 5));
        }
        send(
                producer,
                "recon.series",
                "s1",
                150,
                ReportRows.seriesRow("s1", 150, 20.5, Quality.CORRECTED, null, 2));
        send(
                producer,
                "recon.fills",
                "s1",
                150,
                ReportRows.fillRow("s1", 150, Fill.Status.WITHDRAWN, 20, 2, 20.5));
        producer.send(
                new ProducerRecord<>(
                        "recon.series",
                        TestTopics.bytes("ingest/sensor/s1/x"),
                        TestTopics.bytes("no row")));
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            String topic,
            String source,
            int n,
            String row) {
        producer.send(
                new ProducerRecord<>(
                        topic, TestTopics.bytes(ReportRows.key(source, n)), TestTopics.bytes(row)));
    }

    private static Cli report(String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "report",
                                "--config",
                                config.toString(),
                                "--out",
                                folder.resolve("report.html").toString()));
        all.addAll(List.of(more));
        return Cli.recon(all.toArray(String[]::new));
    }

    private static String page(Cli run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).contains("The report is " + folder.resolve("report.html"));
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void showsAllSourcesAndTheLongestGapOfTheWorst() throws IOException {
        Cli run = report("--control", "ingest");
        String page = page(run);
        assertThat(run.out())
                .contains("s1: 200 expected readings, 3 synthetic, 1 corrected, 0 without a value");
        assertThat(page)
                .contains("All sources", "s2", "<h1>s1</h1>", "1 records of the topics could not")
                .contains("s1-70\n", "s1-101\n", "s1-132\n", "1 checked against the truth")
                .doesNotContain("s1-69\n", "s1-133\n", "s1-150", "s9");
    }

    @Test
    void aNamedSourceAndStretchAreShownAlone() throws IOException {
        String page =
                page(
                        report(
                                "--source",
                                "s1",
                                "--from",
                                "2026-11-20T12:25:00Z",
                                "--to",
                                "2026-11-20T12:35:00Z"));
        assertThat(page)
                .contains("s1-145\n", "s1-155\n", "<td>WITHDRAWN</td>", "measured, found later")
                .doesNotContain("s1-144\n", "s1-156\n", "All sources", "s2");
    }

    @Test
    void aTruthFromElsewhereIsHeldAgainstTheFills() throws IOException {
        Path truth =
                Files.writeString(
                        folder.resolve("truth.jsonl"),
                        "{\"id\":\"s1-101\",\"source\":\"s1\",\"ts\":0,\"value\":21.5}\n");
        String page = page(report("--source", "s1", "--truth", truth.toString()));
        assertThat(page).contains("2 checked against the truth", "50.0 % inside", "truth: 21.5");
    }

    @Test
    void aSourceThatIsNotThereIsNamed() {
        Cli run = report("--source", "s9");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(run.err()).contains("the source s9").doesNotContain("\tat ");
    }

    @Test
    void aTopicThatIsNotThereIsNamed() throws IOException {
        String yaml = Files.readString(config);
        Files.writeString(
                folder.resolve("none.yaml"), yaml.replace("series: {}", "series: { topic: none }"));
        Cli run = Cli.recon("report", "--config", folder.resolve("none.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(run.err()).contains("There is no topic none").doesNotContain("\tat ");
    }

    @Test
    void aConfigurationWithoutASeriesSaysWhatItNeeds() throws IOException {
        String yaml = Files.readString(config);
        Files.writeString(folder.resolve("off.yaml"), yaml.replace("sinks: { series: {} }", ""));
        Cli run = Cli.recon("report", "--config", folder.resolve("off.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(run.err()).contains("under sinks, 'series: {}'").doesNotContain("\tat ");
    }
}
