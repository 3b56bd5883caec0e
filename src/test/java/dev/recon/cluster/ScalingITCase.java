package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same topics read by few subtasks and by many, in processes of their own. */
class ScalingITCase {

    private static final int PARTITIONS = 4;
    private static final int[] PARALLELISMS = {1, 2, 4};
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    @ParameterizedTest(name = "{0} of all events come from one source")
    @ValueSource(doubles = {0, 0.9})
    void givesTheSameAnswersAtEveryParallelism(double hot) throws Exception {
        String input = hot == 0 ? "even" : "hot";
        PlantTape plant = plant(input, hot);
        plant.write(broker.bootstrapServers(), 0, 1);

        Map<String, JsonNode> rows = null;
        Set<String> exceptions = null;
        for (int parallelism : PARALLELISMS) {
            Answers answers = run(input, parallelism);
            answers.assertEachIsToldOnce();
            answers.assertRevisionsGoUpToAFinalRow();
            answers.assertFinalRowsAddUpTo(plant.truth());
            answers.assertNetExceptionsAre(plant.truth());
            answers.assertDeadLettersAreTheBrokenRecordsOf(plant.truth());
            if (rows == null) {
                rows = answers.finalRows();
                exceptions = answers.netExceptions();
            }
            assertThat(answers.finalRows()).as("parallelism %d", parallelism).isEqualTo(rows);
            assertThat(answers.netExceptions())
                    .as("parallelism %d", parallelism)
                    .isEqualTo(exceptions);
        }
    }

    private static Answers run(String input, int parallelism) throws IOException {
        String name = input + "-" + parallelism;
        String config = config(name, input).toString();
        JobID job = cluster.run(parallelism, null, "run", "--config", config);
        await("the end of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast("failed", () -> cluster.rest().state(job).equals("FAILED"))
                .until(() -> cluster.rest().state(job).equals("FINISHED"));
        return Answers.read(
                broker.bootstrapServers(),
                name + ".exceptions",
                name + ".metrics",
                name + ".deadletters");
    }

    /** Everything that can go wrong, but for times that differ: with those, order would matter. */
    private static PlantTape plant(String name, double hot) throws IOException {
        broker.createTopic(name + "-sensor", PARTITIONS, Map.of());
        broker.createTopic(name + "-audit", PARTITIONS, Map.of());
        PlantOptions options = new PlantOptions();
        options.records = 20_000L;
        options.rate = Rate.MAX;
        options.duration = Span.minutes(20);
        options.start = Instant.now().minus(Duration.ofMinutes(140));
        options.sources = 20;
        options.hot = hot;
        options.lateAudits = 0.01;
        options.malformed = 0.01;
        options.unexpected = 0.01;
        options.noop = 0.01;
        options.sensorPartitions = PARTITIONS;
        options.auditPartitions = PARTITIONS;
        return new PlantTape(options, name + "-sensor", name + "-audit");
    }

    private static Path config(String name, String input) throws IOException {
        String yaml =
                """
                time:
                  metrics-interval: 1 min
                  missing-after: 2 min
                  out-of-orderness: 30 s
                  correction-horizon: 1 h
                  idle-timeout: 1 min
                kafka:
                  bootstrap-servers: SERVERS
                  topic-partitions: 3
                  topic-replication: 1
                streams:
                  sensor:
                    topic: INPUT-sensor
                    end: latest
                    fields: { value: /temperature }
                    range: { min: 50, max: 55 }
                  audit:
                    topic: INPUT-audit
                    end: latest
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
                yaml.replace("NAME", name)
                        .replace("INPUT", input)
                        .replace("SERVERS", broker.bootstrapServers()));
    }
}
