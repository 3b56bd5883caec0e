package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.recon.rest.FlinkRest;
import dev.recon.rest.FlinkRest.Aggregate;
import dev.recon.rest.JobDetails;
import dev.recon.rest.JobDetails.Vertex;
import dev.recon.rest.JobSummary;
import dev.recon.rest.Parallelism;
import dev.recon.rest.RestException;
import dev.recon.rest.SavepointFormat;
import dev.recon.rest.SavepointStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.JobManagerOptions.SchedulerType;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client of Flink's REST interface takes from the Flink that we build with. */
class FlinkRestITCase {

    private static final String UNKNOWN = "0".repeat(32);

    private static MiniCluster cluster;
    private static FlinkRest rest;

    @TempDir private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        Configuration settings = new Configuration();
        settings.set(JobManagerOptions.SCHEDULER, SchedulerType.Adaptive);
        settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(100));
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(2)
                                .withRandomPorts()
                                .build());
        cluster.start();
        URI address = cluster.getRestAddress().get();
        rest = new FlinkRest(address, Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void followsAJobFromItsStartThroughRescalingToItsSavepoint() throws Exception {
        String job = submit(1);
        patiently("it runs").until(() -> rest.job(job).runs());
        JobDetails details = rest.job(job);
        assertThat(details.name()).isEqualTo("count");
        assertThat(details.lastIn("RUNNING")).isPositive();
        assertThat(rest.jobs()).contains(new JobSummary(job, "count", "RUNNING"));
        assertThat(rest.overview().slots()).isEqualTo(2);
        assertThat(rest.overview().version()).startsWith("2.");
        assertThat(rest.taskManagers()).singleElement().matches(each -> each.isBusy());
        assertThat(rest.failures(job, 1)).isEmpty();

        Vertex source = details.vertices().get(0);
        assertThat(rest.vertex(job, source.id()).subtasks()).hasSize(1);
        patiently("a metric")
                .until(
                        () ->
                                rest.metrics(job, source.id(), Aggregate.SUM, "numRecordsOut")
                                                .getOrDefault("numRecordsOut", 0.0)
                                        > 0);

        rescale(job, 2);
        patiently("it runs twice").until(() -> parallelism(job) == 2 && rest.job(job).runs());

        String kept = savepoint(job, rest.triggerSavepoint(job, uri(), SavepointFormat.CANONICAL));
        assertThat(rest.job(job).state()).isEqualTo("RUNNING");
        patiently("a checkpoint").until(() -> rest.checkpoints(job).completed() > 0);
        long id = rest.checkpoints(job).history().get(0).id();
        assertThat(rest.checkpoints(job).latestId()).isEqualTo(id);
        assertThat(rest.longestSyncMillis(job, id, source.id())).isNotNegative();

        String last = savepoint(job, rest.stopWithSavepoint(job, uri(), SavepointFormat.NATIVE));
        assertThat(List.of(kept, last)).doesNotHaveDuplicates().allMatch(each -> !each.isEmpty());
        patiently("its end").until(() -> rest.job(job).state().equals("FINISHED"));
    }

    @Test
    void saysWhyASavepointFailed() throws Exception {
        String job = submit(1);
        patiently("it runs").until(() -> rest.job(job).runs());
        String trigger = rest.triggerSavepoint(job, "none:/x", SavepointFormat.CANONICAL);
        patiently("an end").until(() -> rest.savepoint(job, trigger).completed());
        SavepointStatus failed = rest.savepoint(job, trigger);
        assertThat(failed.location()).isEmpty();
        assertThat(failed.failure()).contains("none");
        rest.cancel(job);
        patiently("its end").until(() -> rest.job(job).state().equals("CANCELED"));
    }

    @Test
    void saysThatThereIsNoSuchJob() {
        RestException e = catchThrowableOfType(RestException.class, () -> rest.job(UNKNOWN));
        assertThat(e.isNotFound()).isTrue();
        assertThat(e).hasMessageContaining("answered 404 to GET /jobs/" + UNKNOWN);
    }

    private static String submit(int parallelism) throws Exception {
        StreamExecutionEnvironment env =
                new TestStreamEnvironment(
                        cluster, new Configuration(), parallelism, List.of(), List.of());
        env.fromSequence(0, Long.MAX_VALUE)
                .keyBy(each -> each % 8, Types.LONG)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("count").getJobID().toString();
    }

    private static void rescale(String job, int parallelism) {
        Map<String, Parallelism> wanted = new TreeMap<>(rest.parallelisms(job));
        assertThat(wanted).isNotEmpty();
        wanted.replaceAll((vertex, before) -> new Parallelism(1, parallelism));
        rest.rescale(job, wanted);
    }

    private static int parallelism(String job) {
        return rest.job(job).vertices().stream().mapToInt(Vertex::parallelism).min().orElse(0);
    }

    private static String savepoint(String job, String trigger) {
        patiently("a savepoint").until(() -> rest.savepoint(job, trigger).completed());
        SavepointStatus status = rest.savepoint(job, trigger);
        assertThat(status.failure()).isEmpty();
        return status.location();
    }

    private static String uri() {
        return folder.toUri().toString();
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
    }
}
