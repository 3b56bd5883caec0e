package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.SecuredBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `flink run` says of a job that cannot start. */
class RefusedOnClusterITCase {

    private static final String CANARY = "canary-4711";

    private static SecuredBroker broker;
    private static FlinkCluster cluster;

    @TempDir private static Path keys;
    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        broker = SecuredBroker.start(keys);
        broker.user("recon", "pass-" + CANARY);
        broker.plain().createTopic("sensor-events", 1, Map.of());
        broker.plain().createTopic("sensor-audit", 1, Map.of());
        cluster = FlinkCluster.start(1, ClusterSetup.ofTheBuild(Map.of()));
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        broker.close();
    }

    @Test
    void aWrongPasswordAndMissingRightsAreReportedByTheClient() throws Exception {
        FlinkCluster.Said wrong = submit(login("wrong-" + CANARY));
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.text())
                .contains("recon: Kafka at " + broker.saslServers() + " refused the authentication")
                .doesNotContain(CANARY);

        FlinkCluster.Said without = submit(login("pass-" + CANARY));
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.text())
                .contains("recon: Kafka at " + broker.saslServers() + " does not give this user")
                .contains("READ on the topic sensor-events; READ on the topic sensor-audit")
                .doesNotContain(CANARY);
    }

    @Test
    void aCheckpointFolderThatCannotBeMadeIsReportedByTheClient() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        FlinkCluster.Said said =
                submit(
                        "  bootstrap-servers: "
                                + broker.plain().bootstrapServers()
                                + "\nstate: { checkpoint-dir: \"file://"
                                + file
                                + "/below\" }\n");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("Failed to create checkpoint storage")
                .contains(file.toString());
    }

    private String login(String password) throws IOException {
        Path jaas =
                Files.writeString(folder.resolve("jaas"), SecuredBroker.jaas("recon", password));
        Path store = Files.writeString(folder.resolve("store"), SecuredBroker.STORE_PASSWORD);
        return """
                  bootstrap-servers: %s
                  properties:
                    security.protocol: SASL_SSL
                    sasl.mechanism: SCRAM-SHA-512
                    sasl.jaas.config: ${file:%s}
                    ssl.truststore.location: %s
                    ssl.truststore.password: ${file:%s}
                """
                .formatted(broker.saslServers(), jaas, broker.trustStore(), store);
    }

    private FlinkCluster.Said submit(String kafka) throws IOException {
        String yaml =
                Files.readString(Path.of("flink-conf", "recon.yaml"))
                        .replaceFirst("  bootstrap-servers: .*\n", Matcher.quoteReplacement(kafka));
        Path config = Files.writeString(folder.resolve("recon.yaml"), yaml);
        return cluster.tryRun(1, null, "run", "--config", config.toString());
    }
}
