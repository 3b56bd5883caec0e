package dev.recon.e2e;

import dev.recon.broker.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Flink cluster, a folder and, for those who ask, a real broker: shared by one test class. */
final class Site implements BeforeAllCallback, AfterAllCallback {

    private static final int SLOTS = 3;

    private final InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();
    private MiniCluster cluster;
    private BrokerProcess broker;
    private Path folder;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("recon-e2e");
        Configuration settings = reporter.addToConfiguration(new Configuration());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(192));
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(SLOTS)
                                .withRandomPorts()
                                .build());
        cluster.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        cluster.close();
        if (broker != null) {
            broker.close();
        }
        FileUtils.deleteDirectory(folder.toFile());
    }

    MiniCluster cluster() {
        return cluster;
    }

    /** A new folder of that name. */
    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    BrokerProcess broker() {
        if (broker == null) {
            broker = BrokerProcess.launch();
        }
        return broker;
    }

    String servers() {
        return broker().bootstrapServers();
    }

    /** The sum of a counter over all operators and subtasks of a job. */
    long counted(JobID job, String counter) {
        return metrics(job, counter).mapToLong(metric -> ((Counter) metric).getCount()).sum();
    }

    /** The sum of a gauge over all operators and subtasks of a job. */
    long gauge(JobID job, String gauge) {
        return metrics(job, gauge)
                .mapToLong(metric -> ((Number) ((Gauge<?>) metric).getValue()).longValue())
                .sum();
    }

    private Stream<Metric> metrics(JobID job, String name) {
        return reporter.getMetricsByGroup().entrySet().stream()
                .filter(group -> isOf(job, group.getKey()))
                .map(group -> group.getValue().get(name))
                .filter(Objects::nonNull);
    }

    private static boolean isOf(JobID job, MetricGroup group) {
        return job.toString().equals(group.getAllVariables().get("<job_id>"));
    }
}
