package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.docs.Curl;
import dev.recon.fill.Fill;
import dev.recon.generate.PlantOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar on a cluster of processes with a broker of its own, submitted, killed, stopped,
 * restored and rescaled as an engineer does it.
 */
class JobJarOnClusterITCase {

    @RegisterExtension private static final SiteExtension SITE = new SiteExtension(2);

    @TempDir private Path folder;

    private FlinkCluster cluster;

    @BeforeEach
    void findCluster() {
        cluster = SITE.site().flink();
    }

    @Test
    void tellsTheTruthOnceThroughCrashesAndRescaling() throws Exception {
        PlantOptions options = PlantInput.everyFault(40_000);
        options.skew = 0.01;
        options.silentSensors = 1;
        PlantInput plant = new PlantInput(SITE.site(), folder, "plant", options);
        String config = plant.config("plant", false);
        plant.write(0, 0.4);

        JobID first = cluster.run(2, null, "run", "--config", config);
        patiently("fills are committed").until(() -> !lost(plant).isEmpty());

        cluster.killTaskManager(cluster.busyTaskManagers().get(0));
        plant.write(0.4, 0.6);
        cluster.startTaskManager();
        patiently("the job is running again")
                .until(() -> cluster.jobs().restarts(first) > 0 && cluster.jobs().runs(first));
        awaitAllRead(plant);
        Curl.assertAnswered(cluster.rest().address(), first.toString());

        String savepoint = cluster.stop(first, folder.resolve("savepoints"));
        plant.write(0.6, 0.8);
        int lostBefore = lost(plant).size();
        JobID second = cluster.run(3, savepoint, "run", "--config", config);
        awaitAllRead(plant);

        patiently("fills of this run are committed").until(() -> lost(plant).size() > lostBefore);
        cluster.killAll();
        Set<String> lost = lost(plant);
        String checkpoint = cluster.checkpoints(second).latest();
        plant.write(0.8, 1);
        cluster.startAll(2);
        JobID third = cluster.run(2, checkpoint, "run", "--config", config);
        awaitAllRead(plant);

        plant.heartbeats(System.currentTimeMillis());
        patiently("all rows are final").until(() -> plant.answers("plant").allFinal());
        cluster.stop(third, folder.resolve("savepoints"));

        plant.assertIsTrue("plant");
        assertThat(plant.fills("plant").withdrawn().keySet())
                .as("readings that turned up after the crash of all")
                .containsAnyElementsOf(lost);
    }

    @Test
    void refusesASavepointThatWasDrained() throws Exception {
        PlantInput plant =
                new PlantInput(SITE.site(), folder, "drained", PlantInput.everyFault(500));
        plant.write(0, 1);
        String config = plant.config("drained", false);
        JobID job = cluster.run(1, null, "run", "--config", config);
        patiently("the job is running").until(() -> cluster.jobs().runs(job));
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
    void saysThatKafkaDoesNotAnswer() throws Exception {
        String nobody = "127.0.0.1:1";
        PlantInput plant = new PlantInput(SITE.site(), folder, "nobody", PlantInput.everyFault(1));
        Path config = Path.of(plant.config("nobody", false));
        String yaml = Files.readString(config);
        Files.writeString(config, yaml.replace(SITE.site().servers(), nobody));

        long before = System.nanoTime();
        FlinkCluster.Said refused = cluster.tryRun(1, null, "run", "--config", config.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(refused.status()).isNotZero();
        assertThat(refused.text()).contains("recon: Kafka at " + nobody + " gave no answer within");
    }

    /** The ids of readings for which a fill stands. */
    private static Set<String> lost(PlantInput plant) throws IOException {
        return plant.fills("plant").standing(Fill.Reason.MISSING);
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500));
    }

    /** Until a checkpoint has everything that was written so far. */
    private static void awaitAllRead(PlantInput plant) {
        try (InputProgress progress = plant.progress()) {
            patiently("all is read")
                    .until(
                            () -> {
                                InputProgress.Position position = progress.ask();
                                return position != null && position.all();
                            });
        }
    }
}
