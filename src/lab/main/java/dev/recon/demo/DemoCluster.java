package dev.recon.demo;

import dev.recon.config.ReconConfig;
import dev.recon.job.ReconJob;
import dev.recon.kafka.Reasons;
import dev.recon.rest.FlinkUnreachable;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this process, on free loopback ports, with the job running on it. */
final class DemoCluster implements AutoCloseable {

    private static final int PARALLELISM = 2;
    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 60;
    private static final long CANCEL_SECONDS = 2;

    private final MiniCluster cluster;
    private JobID job;

    private DemoCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns when the job has been submitted.
     *
     * @throws FlinkUnreachable when there is no cluster to submit it to
     */
    static DemoCluster start(TemporaryFolder folder, ReconConfig config) throws Exception {
        Configuration settings = settings(folder, config);
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(PARALLELISM)
                                .setCommonBindAddress(HOST)
                                .build());
        DemoCluster demo = new DemoCluster(cluster);
        try {
            demo.start();
            demo.submit(settings, config);
            return demo;
        } catch (Exception e) {
            demo.close();
            throw e;
        }
    }

    private void start() {
        try {
            cluster.start();
        } catch (Exception e) {
            throw new FlinkUnreachable("The Flink cluster did not start: " + Reasons.of(e), e);
        }
    }

    private static Configuration settings(TemporaryFolder folder, ReconConfig config) {
        Configuration settings = ReconJob.settings(config);
        settings.set(RestOptions.ADDRESS, HOST);
        settings.set(RestOptions.BIND_ADDRESS, HOST);
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(JobManagerOptions.BIND_HOST, HOST);
        settings.set(TaskManagerOptions.BIND_HOST, HOST);
        settings.set(CoreOptions.TMP_DIRS, folder.folder("flink").toString());
        settings.set(BlobServerOptions.STORAGE_DIRECTORY, folder.folder("blobs").toString());
        settings.set(WebOptions.TMP_DIR, folder.folder("web").toString());
        settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        return settings;
    }

    private void submit(Configuration settings, ReconConfig config) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(PARALLELISM);
        ReconJob.define(env, config);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        job = cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobID();
    }

    /** Whether every task is running. */
    boolean isRunning() throws Exception {
        requireRunning();
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    URI webPage() throws ExecutionException, InterruptedException {
        return cluster.getRestAddress().get();
    }

    JobID job() {
        return job;
    }

    /** Throws when the job has ended, which it never does of its own accord. */
    void requireRunning() throws Exception {
        JobStatus status = cluster.getJobStatus(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (status.isTerminalState()) {
            throw new IllegalStateException(
                    "the job has ended: " + status,
                    cluster.requestJobResult(job)
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .getSerializedThrowable()
                            .orElse(null));
        }
    }

    @Override
    public void close() throws Exception {
        if (job != null) {
            cancel();
        }
        cluster.close();
    }

    /** So that sinks and sources let go of Kafka; the cluster is shut down in any case. */
    private void cancel() throws InterruptedException {
        try {
            cluster.cancelJob(job).get(CANCEL_SECONDS, TimeUnit.SECONDS);
            cluster.requestJobResult(job).get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It has ended already, or it ends with the cluster.
        }
    }
}
