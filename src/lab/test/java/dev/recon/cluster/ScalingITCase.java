package dev.recon.cluster;

import static org.awaitility.Awaitility.await;

import dev.recon.generate.PlantOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same topics read by few subtasks and by many, in processes of their own. */
class ScalingITCase {

    private static final int[] PARALLELISMS = {1, 2, 4};

    @RegisterExtension private static final SiteExtension SITE = new SiteExtension(2);

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0} of all events come from one source")
    @ValueSource(doubles = {0, 0.9})
    void givesTheSameAnswersAtEveryParallelism(double hot) throws Exception {
        PlantOptions options = PlantInput.everyFault(20_000);
        options.hot = hot;
        PlantInput plant = new PlantInput(SITE.site(), folder, hot == 0 ? "even" : "hot", options);
        plant.write(0, 1);

        String first = run(plant, PARALLELISMS[0]);
        for (int i = 1; i < PARALLELISMS.length; i++) {
            plant.assertSame(first, run(plant, PARALLELISMS[i]));
        }
    }

    /** Returns the name of the job. */
    private static String run(PlantInput plant, int parallelism) throws Exception {
        FlinkCluster flink = SITE.site().flink();
        String name = plant.name() + "-" + parallelism;
        JobID job = flink.run(parallelism, null, "run", "--config", plant.config(name, true));
        await("the end of " + name)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .failFast("failed", () -> flink.jobs().state(job).equals("FAILED"))
                .until(() -> flink.jobs().state(job).equals("FINISHED"));
        plant.assertIsTrue(name);
        return name;
    }
}
