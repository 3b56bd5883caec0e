package dev.recon.cli;

import static dev.recon.broker.SecuredBroker.jaas;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.SecuredBroker;
import dev.recon.broker.TestTopics;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `recon run` says, with the log as it is shipped, when things go wrong around a job. */
class TroublesITCase {

    private static SecuredBroker broker;

    @TempDir private static Path keys;
    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        broker = SecuredBroker.start(keys);
        for (String topic : List.of("sensor-events", "sensor-audit")) {
            broker.plain().createTopic(topic, 1, Map.of());
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aCheckpointFolderThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        try (ReconProcess recon =
                run(broker.plain().bootstrapServers(), Map.of(), file.resolve("below"))) {
            assertThat(recon.status()).isEqualTo(ExitCodes.CONFIGURATION);
            assertThat(recon.said())
                    .contains("recon: No checkpoint can be written to file://" + file + "/below: ")
                    .contains(": a file is in the way: " + file + ". Without checkpoints no answer")
                    .contains("give state.checkpoint-dir a folder that may be written")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDiskThatTakesNoCheckpointsAnyMoreIsNamedAndSurvived() throws Exception {
        Path checkpoints = folder.resolve("checkpoints");
        Path aside = folder.resolve("aside");
        try (ReconProcess recon = run(broker.plain().bootstrapServers(), Map.of(), checkpoints)) {
            recon.awaitLine("job \\w{32} is running");
            await("a checkpoint")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> newest(checkpoints) > 0);

            Files.move(checkpoints, aside);
            Files.writeString(checkpoints, "no folder any more");
            recon.awaitLine(
                    "recon: checkpoints fail, so no answer is committed: .*IO-problem.* Look at the disk behind file:.*"
                            + "/checkpoints\\.");
            recon.awaitLine(
                    "recon: the job failed and starts again from its last checkpoint .*checkpoint.*");

            Files.delete(checkpoints);
            Files.move(aside, checkpoints);
            long before = newest(checkpoints);
            await("checkpoints complete again")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> newest(checkpoints) > before);
        }
    }

    @Test
    void aRightThatIsTakenAwayIsNamedUntilItIsGivenBack() throws Exception {
        broker.user("recon", "secret");
        grantAll();
        Path checkpoints = folder.resolve("checkpoints");
        try (ReconProcess recon =
                run(
                        broker.saslServers(),
                        broker.passwordLogin(jaas("recon", "secret")),
                        checkpoints)) {
            recon.awaitLine("job \\w{32} is running");
            await("a checkpoint")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> newest(checkpoints) > 0);

            broker.revokeAll("recon");
            TestTopics.write(
                    broker.plain().bootstrapServers(), "sensor-audit", 0, "{\"id\":\"1\"}");
            recon.awaitLine("recon: the job failed and starts again .*AuthorizationException: .*");

            grantAll();
            long before = newest(checkpoints);
            await("checkpoints complete again")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> newest(checkpoints) > before);
            assertThat(recon.said()).doesNotContain("checkpoints fail");
        }
    }

    private static void grantAll() {
        for (String topic : List.of("sensor-events", "sensor-audit")) {
            broker.grant("recon", ResourceType.TOPIC, topic, READ);
        }
        broker.grantPrefix("recon", ResourceType.TOPIC, "recon.", WRITE, CREATE);
        broker.grant("recon", ResourceType.GROUP, "recon", READ);
        broker.grantPrefix("recon", ResourceType.TRANSACTIONAL_ID, "recon-", WRITE);
    }

    /** The highest number of a checkpoint that is complete, or 0. */
    private static long newest(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(checkpoints)) {
            return all.filter(path -> path.endsWith("_metadata"))
                    .map(path -> path.getParent().getFileName().toString())
                    .mapToLong(name -> Long.parseLong(name.replace("chk-", "")))
                    .max()
                    .orElse(0);
        } catch (UncheckedIOException deletedMeanwhile) {
            return 0;
        }
    }

    private ReconProcess run(String servers, Map<String, String> properties, Path checkpoints)
            throws IOException {
        StringBuilder kafka = new StringBuilder("  bootstrap-servers: " + servers + "\n");
        kafka.append(properties.isEmpty() ? "" : "  properties:\n");
        properties.forEach(
                (key, value) -> kafka.append("    " + key + ": ${env:" + variable(key) + "}\n"));
        String yaml =
                Files.readString(Path.of("flink-conf", "recon.yaml"))
                                .replaceFirst(
                                        "  bootstrap-servers: .*\n",
                                        Matcher.quoteReplacement(kafka.toString()))
                        + "\nstate:\n  checkpoint-interval: 500 ms\n  checkpoint-dir: "
                        + checkpoints.toUri();
        Path config = Files.writeString(folder.resolve("recon.yaml"), yaml);
        Map<String, String> environment = new HashMap<>();
        properties.forEach((key, value) -> environment.put(variable(key), value));
        return ReconProcess.start(
                folder,
                Path.of("flink-conf", "log4j-local.properties"),
                environment,
                "run",
                "--parallelism",
                "1",
                "--config",
                config.toString());
    }

    private static String variable(String key) {
        return key.replace('.', '_');
    }
}
