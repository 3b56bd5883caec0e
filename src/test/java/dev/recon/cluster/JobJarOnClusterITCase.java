package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.BrokerProcess;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.Rate;
import dev.recon.generate.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar on a cluster of processes with a broker of its own, submitted, killed, stopped,
 * restored and rescaled as an engineer does it.
 */
class JobJarOnClusterITCase {

    private static final int SENSOR_PARTITIONS = 3;
    private static final int AUDIT_PARTITIONS = 2;

    private static BrokerProcess broker;
    private static FlinkCluster cluster;

    @TempDir private static Path folder;

    @RegisterExtension
    private final AfterTestExecutionCallback logs =
            context ->
                    context.getExecutionException()
                            .ifPresent(
                                    failure ->
                                            System.err.println(
                                                    "logs: "
                                                            + cluster.keepLogs()
                                                            + ", "
                                                            + broker.keepLog()));

    @BeforeAll
    static void start() {
        broker = BrokerProcess.launch();
        cluster = FlinkCluster.start(2);
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            cluster.close();
        }
        broker.close();
    }

    @Test
    void tellsTheTruthOnceThroughCrashesAndRescaling() throws Exception {
        PlantTape plant = plant("plant", 40_000);
        Path config = config("plant");
        plant.write(servers(), 0, 0.4);

        JobID first = cluster.run(2, null, "run", "--config", config.toString());
        patiently("rows are committed").until(() -> !answers("plant").metrics().isEmpty());

        cluster.killTaskManager(cluster.busyTaskManager());
        plant.write(servers(), 0.4, 0.6);
        cluster.startTaskManager();
        patiently("the job is running again")
                .until(() -> cluster.rest().restarts(first) > 0 && cluster.rest().runs(first));
        awaitAllRead("plant");

        String savepoint = cluster.stop(first, folder.resolve("savepoints"));
        plant.write(servers(), 0.6, 0.8);
        JobID second = cluster.run(3, savepoint, "run", "--config", config.toString());
        awaitAllRead("plant");

        String checkpoint = cluster.rest().latestCheckpoint(second);
        cluster.killAll();
        plant.write(servers(), 0.8, 1);
        cluster.startAll(2);
        JobID third = cluster.run(2, checkpoint, "run", "--config", config.toString());
        awaitAllRead("plant");

        plant.heartbeats(servers(), System.currentTimeMillis());
        patiently("all rows are final").until(() -> answers("plant").areFinal());
        cluster.stop(third, folder.resolve("savepoints"));

        Answers answers = answers("plant");
        answers.assertEachIsToldOnce();
        answers.assertRevisionsGoUpToAFinalRow();
        answers.assertFinalRowsAddUpTo(plant.truth());
        answers.assertNetExceptionsAre(plant.truth());
        answers.assertDeadLettersAreTheBrokenRecordsOf(plant.truth());
    }

    @Test
    void refusesASavepointThatWasDrained() throws Exception {
        plant("drained", 500).write(servers(), 0, 1);
        String config = config("drained").toString();
        JobID job = cluster.run(1, null, "run", "--config", config);
        patiently("the job is running").until(() -> cluster.rest().runs(job));
        String savepoint = cluster.drain(job, folder.resolve("savepoints"));

        FlinkCluster.Said refused = cluster.tryRun(1, savepoint, "run", "--config", config);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.text())
                .contains("recon: The savepoint " + savepoint + " was taken with --drain");
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() throws IOException {
        Path config = folder.resolve("bad.yaml");
        Files.writeString(config, "time:\n  metrics-interval: soon\n  patience: 2 min\n");

        FlinkCluster.Said refused = cluster.tryRun(1, null, "run", "--config", config.toString());
        assertThat(refused.status()).isNotZero();
        assertThat(refused.text())
                .contains("recon: the configuration cannot be used", config + ":2:21:")
                .contains(config + ":3:3:");
    }

    @Test
    void saysThatKafkaDoesNotAnswer() throws IOException {
        String nobody = "127.0.0.1:1";
        Path config = folder.resolve("nobody.yaml");
        Files.writeString(config, Files.readString(config("nobody")).replace(servers(), nobody));

        long before = System.nanoTime();
        FlinkCluster.Said refused = cluster.tryRun(1, null, "run", "--config", config.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(refused.status()).isNotZero();
        assertThat(refused.text()).contains("recon: Kafka at " + nobody + " gave no answer within");
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500));
    }

    private static String servers() {
        return broker.bootstrapServers();
    }

    private static Answers answers(String name) {
        return Answers.read(
                servers(), name + ".exceptions", name + ".metrics", name + ".deadletters");
    }

    /** Everything that can go wrong, over twenty minutes that ended two hours ago. */
    private static PlantTape plant(String name, long records) throws IOException {
        broker.createTopic(name + "-sensor", SENSOR_PARTITIONS, Map.of());
        broker.createTopic(name + "-audit", AUDIT_PARTITIONS, Map.of());
        PlantOptions options = new PlantOptions();
        options.records = records;
        options.rate = Rate.MAX;
        options.duration = Span.minutes(20);
        options.start = Instant.now().minus(Duration.ofMinutes(140));
        options.sources = 20;
        options.lateAudits = 0.01;
        options.malformed = 0.01;
        options.unexpected = 0.01;
        options.skew = 0.01;
        options.noop = 0.01;
        options.silentSensors = 1;
        options.sensorPartitions = SENSOR_PARTITIONS;
        options.auditPartitions = AUDIT_PARTITIONS;
        return new PlantTape(options, name + "-sensor", name + "-audit");
    }

    private static Path config(String name) throws IOException {
        String yaml =
                """
                time:
                  metrics-interval: 1 min
                  missing-after: 2 min
                  out-of-orderness: 30 s
                  correction-horizon: 40 min
                  idle-timeout: 2 s
                kafka:
                  bootstrap-servers: SERVERS
                  group-id: NAME
                  topic-partitions: 3
                  topic-replication: 1
                streams:
                  sensor:
                    topic: NAME-sensor
                    fields: { value: /temperature }
                    range: { min: 50, max: 55 }
                  audit:
                    topic: NAME-audit
                controls:
                  - name: ingest
                    expected: { stream: audit, role: PRODUCER_EXPECTED }
                    actual: [ { stream: sensor } ]
                sinks:
                  exceptions: { topic: NAME.exceptions }
                  metrics: { topic: NAME.metrics }
                  deadletters: { topic: NAME.deadletters }
                state:
                  checkpoint-interval: 1 s
                """;
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                yaml.replace("NAME", name).replace("SERVERS", servers()));
    }

    /** Until a checkpoint has everything that was written so far. */
    private static void awaitAllRead(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            patiently("all of " + name + " is read")
                    .until(
                            () -> {
                                var read =
                                        admin.listConsumerGroupOffsets(name)
                                                .partitionsToOffsetAndMetadata()
                                                .get();
                                return read.size() == SENSOR_PARTITIONS + AUDIT_PARTITIONS
                                        && read.entrySet().stream()
                                                .allMatch(
                                                        each ->
                                                                each.getValue().offset()
                                                                        == end(
                                                                                admin,
                                                                                each.getKey()));
                            });
        }
    }

    private static long end(Admin admin, TopicPartition partition) {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
