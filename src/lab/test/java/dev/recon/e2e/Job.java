package dev.recon.e2e;

import static org.awaitility.Awaitility.await;

import dev.recon.codec.Lines;
import dev.recon.config.ReconConfig;
import dev.recon.config.SinksConfig;
import dev.recon.job.ReconGraph;
import dev.recon.job.ReconJob;
import dev.recon.operator.Layout;
import dev.recon.operator.SubmittedLine;
import dev.recon.rows.Answer;
import dev.recon.sink.OutRecord;
import dev.recon.sink.OutputSinks;
import dev.recon.source.StreamSources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/** The job as it is in production, on the cluster of a {@link Site}. */
final class Job {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(500);

    private final JobClient client;

    private Job(JobClient client) {
        this.client = client;
    }

    static Job start(Site site, ReconConfig config, int parallelism) throws Exception {
        return start(site, config, parallelism, null);
    }

    /** Restored from a savepoint, or without any state when that is null. */
    static Job start(Site site, ReconConfig config, int parallelism, String savepoint)
            throws Exception {
        ReconJob.prepareTopics(config);
        Configuration settings = new Configuration();
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        TestStreamEnvironment env =
                new TestStreamEnvironment(
                        site.cluster(), settings, parallelism, List.of(), List.of());
        ReconJob.define(env, config);
        return new Job(env.executeAsync("recon"));
    }

    /** With another sink for the exceptions. */
    static Job startWith(Site site, ReconConfig config, int parallelism, Sink<OutRecord> exceptions)
            throws Exception {
        ReconJob.prepareTopics(config);
        TestStreamEnvironment env =
                new TestStreamEnvironment(
                        site.cluster(), new Configuration(), parallelism, List.of(), List.of());
        env.configure(ReconJob.settings(config));
        ReconGraph.build(
                env,
                config,
                new Layout(16, Layout.DEFAULT_FRAME_BYTES, 1 << 20, true),
                SubmittedLine.ofStart(Lines.LINE),
                stream ->
                        new ReconGraph.Input(
                                StreamSources.of(stream, config.kafka()),
                                StreamSources.backlogOf(stream, config.kafka())),
                List.of(
                        new ReconGraph.Output(Answer.EXCEPTIONS, exceptions),
                        atOnce(Answer.METRICS, config),
                        atOnce(Answer.DEADLETTERS, config),
                        atOnce(Answer.STATUS, config)));
        return new Job(env.executeAsync("recon"));
    }

    private static ReconGraph.Output atOnce(Answer answer, ReconConfig config) {
        SinksConfig sinks = config.sinks();
        return new ReconGraph.Output(
                answer, OutputSinks.atOnce(sinks.target(answer), sinks, config.kafka()));
    }

    /** Of a job whose input ends. */
    static Job run(Site site, ReconConfig config, int parallelism) throws Exception {
        Job job = start(site, config, parallelism);
        job.client.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return job;
    }

    /** Of a job whose input ends, and whose first failure is its last. */
    static Job runWithoutRestarts(Site site, ReconConfig config, int parallelism, Duration patience)
            throws Exception {
        ReconJob.prepareTopics(config);
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        TestStreamEnvironment env =
                new TestStreamEnvironment(
                        site.cluster(), settings, parallelism, List.of(), List.of());
        ReconJob.define(env, config);
        Job job = new Job(env.executeAsync("recon"));
        job.client.getJobExecutionResult().get(patience.toSeconds(), TimeUnit.SECONDS);
        return job;
    }

    JobID id() {
        return client.getJobID();
    }

    /** Waits for something that the job is to bring about while it runs. */
    void awaitUntil(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .failFast(
                        "the job ended",
                        () -> client.getJobStatus().get().isGloballyTerminalState())
                .until(condition);
    }

    void cancel() throws Exception {
        client.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await("the job has ended")
                .atMost(PATIENCE)
                .until(() -> client.getJobStatus().get().isGloballyTerminalState());
    }

    /** Stops with a savepoint, and returns where it is. */
    String stop(Site site, SavepointFormatType format) throws Exception {
        return stop(site, format, false);
    }

    String stop(Site site, SavepointFormatType format, boolean drain) throws Exception {
        String folder = site.folder("savepoints").toUri().toString();
        String savepoint =
                client.stopWithSavepoint(drain, folder, format)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        client.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return savepoint;
    }
}
