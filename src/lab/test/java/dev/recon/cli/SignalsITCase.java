package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM makes of a verb that would run for ever. */
class SignalsITCase {

    private static final Path LOG = Path.of("flink-conf", "log4j-local.properties");

    @TempDir private Path folder;

    @Test
    void runSaysThatItWasStoppedAndThatIsAll() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            broker.createTopic("sensor-events", 1, Map.of());
            broker.createTopic("sensor-audit", 1, Map.of());
            String yaml = Files.readString(Path.of("flink-conf", "recon.yaml"));
            Path config =
                    Files.writeString(
                            folder.resolve("recon.yaml"),
                            yaml.replace("127.0.0.1:9092", broker.bootstrapServers()));
            try (ReconProcess recon = start("run", "--config", config.toString())) {
                recon.awaitLine("job \\w{32} is running");
                assertStopped(recon);
            }
        }
    }

    @Test
    void generateEndsCleanlyAndSaysThatItWasStopped() throws Exception {
        Path out = folder.resolve("plant");
        try (ReconProcess recon = start("generate", "--rate", "100", "--out", out.toString())) {
            await("records")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(out.resolve("truth.jsonl")));
            assertStopped(recon);
            assertThat(recon.said()).contains("the truth is in");
        }
    }

    private ReconProcess start(String... args) throws IOException {
        return ReconProcess.start(folder, LOG, Map.of(), args);
    }

    private static void assertStopped(ReconProcess recon) throws InterruptedException {
        recon.handle().destroy();
        assertThat(recon.status()).isEqualTo(ExitCodes.TERMINATED);
        assertThat(recon.said())
                .containsOnlyOnce("recon: stopped by a signal")
                .doesNotContain("a bug in recon", "\tat ");
    }
}
