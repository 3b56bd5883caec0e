package dev.recon.bench;

import dev.recon.bench.Lab.RunFailed;
import dev.recon.cluster.ClusterSetup;
import dev.recon.cluster.FlinkCluster;
import dev.recon.rest.JobDetails;
import dev.recon.rest.VertexDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.awaitility.Awaitility;

/** The job jar on a cluster of processes that has as many TaskManagers as the job has subtasks. */
final class ClusterRun {

    private static final Duration PATIENCE = Duration.ofHours(3);

    /** Half of what is shipped, where two slots share a TaskManager. */
    private static final Map<String, String> ONE_SLOT =
            Map.of(
                    "taskmanager.numberOfTaskSlots", "1",
                    "taskmanager.cpu.cores", "1.0",
                    "taskmanager.memory.managed.size", "256m");

    private final Lab lab;
    private final ClusterSetup setup;

    ClusterRun(Lab lab, Path jobJar, Path flinkConf) {
        this.lab = lab;
        this.setup = new ClusterSetup(jobJar, flinkConf, ONE_SLOT);
    }

    /**
     * All figures of one run. CPU is that of all TaskManagers while the job is there; their start
     * and the JobManager are not in it.
     */
    Map<String, Double> measure(Topics topics, int parallelism)
            throws IOException, InterruptedException, RunFailed {
        String output = lab.newOutput();
        Path folder = lab.newFolder("cluster");
        Map<String, Double> figures;
        FlinkCluster cluster = FlinkCluster.start(parallelism, setup);
        Thread hook = new Thread(cluster::killAll, "end-cluster");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            figures = run(cluster, config(folder, topics, output), topics, parallelism);
            lab.checkJob("The cluster", topics, figures, output);
        } finally {
            cluster.close();
            Runtime.getRuntime().removeShutdownHook(hook);
            lab.deleteTopics(output);
        }
        Figures.derive(figures, topics.records());
        Lab.delete(folder);
        return figures;
    }

    private Path config(Path folder, Topics topics, String output) throws IOException {
        return Files.writeString(
                folder.resolve("recon.yaml"),
                new JobOptions()
                        .yaml(
                                lab.broker().bootstrapServers(),
                                topics.expected(),
                                topics.actual(),
                                output,
                                folder.resolve("checkpoints"),
                                true));
    }

    private static Map<String, Double> run(
            FlinkCluster cluster, Path config, Topics topics, int parallelism) throws RunFailed {
        Duration before = cluster.cpuOfTaskManagers();
        JobID job = cluster.run(parallelism, null, "run", "--config", config.toString());
        Awaitility.await("the end of the job")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> hasEnded(cluster, job));
        if (!cluster.jobs().state(job).equals("FINISHED") || cluster.jobs().restarts(job) > 0) {
            throw new RunFailed("The job failed or was restarted, see " + cluster.keepLogs());
        }
        Duration cpu = cluster.cpuOfTaskManagers().minus(before);
        JobDetails details = cluster.rest().job(job.toString());
        Map<String, Double> figures =
                new TreeMap<>(Shuffle.figures(vertices(cluster, details), topics.records()));
        figures.put(Figures.CPU_SECONDS, cpu.toMillis() / 1e3);
        figures.put(Figures.WALL_SECONDS, wallSeconds(details));
        return figures;
    }

    private static boolean hasEnded(FlinkCluster cluster, JobID job) {
        String state = cluster.jobs().state(job);
        // What is shipped restarts for ever; a run that had to is none.
        return state.equals("FINISHED")
                || state.equals("FAILED")
                || cluster.jobs().restarts(job) > 0;
    }

    private static List<VertexDetails> vertices(FlinkCluster cluster, JobDetails details) {
        return details.vertices().stream()
                .map(vertex -> cluster.rest().vertex(details.id(), vertex.id()))
                .toList();
    }

    private static double wallSeconds(JobDetails details) {
        return (details.lastIn("FINISHED") - details.lastIn("RUNNING")) / 1e3;
    }
}
