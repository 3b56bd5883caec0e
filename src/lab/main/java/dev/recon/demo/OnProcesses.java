package dev.recon.demo;

import dev.recon.cluster.ClusterSetup;
import dev.recon.cluster.InputProgress;
import dev.recon.cluster.LocalSite;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;

/**
 * A broker, a JobManager and two TaskManagers, each a process; the job jar is submitted by Flink's
 * client. In the middle of the show one of the TaskManagers is killed.
 */
final class OnProcesses implements Backstage {

    private static final int TASK_MANAGERS = 2;
    private static final int PARALLELISM = 2;
    private static final Map<String, String> SETTINGS =
            Map.of("metrics.fetcher.update-interval", "1000");

    private final LocalSite site =
            LocalSite.start(ClusterSetup.ofTheBuild(SETTINGS), TASK_MANAGERS);
    private JobID job;
    private InputProgress progress;
    private long read;
    private Crash crash;

    @Override
    public String bootstrapServers() {
        return site.servers();
    }

    @Override
    public void submit(Preparation prepared) {
        job = site.flink().run(PARALLELISM, null, "run", "--config", prepared.file().toString());
        crash = new Crash(site.flink(), job);
        progress =
                new InputProgress(
                        prepared.config().kafka(),
                        prepared.config().kafka().groupId(),
                        Map.of(
                                Scenario.SENSOR_TOPIC,
                                Scenario.PARTITIONS,
                                Scenario.AUDIT_TOPIC,
                                Scenario.PARTITIONS));
    }

    @Override
    public JobID job() {
        return job;
    }

    @Override
    public boolean isRunning() {
        return site.flink().jobs().runs(job);
    }

    /** A job that gives no answer, or is being restarted, has not ended. */
    @Override
    public void requireRunning() {
        String state = site.flink().jobs().state(job);
        if (List.of("FAILED", "CANCELED", "FINISHED").contains(state)) {
            throw new IllegalStateException("the job has ended: " + state);
        }
    }

    @Override
    public String webPage() {
        return site.flink().rest().address();
    }

    /** The metrics of a task begin at nothing when it is restarted; what is committed stays. */
    @Override
    public Long read() {
        InputProgress.Position position = progress.ask();
        read = position == null ? read : position.read();
        return read;
    }

    @Override
    public List<String> interlude(long millisSinceStart) {
        return crash.look(millisSinceStart, System.currentTimeMillis());
    }

    @Override
    public boolean isOver() {
        return crash.isOver();
    }

    @Override
    public String aftermath() {
        return crash.aftermath();
    }

    @Override
    public String keepLogs() {
        return site.keepLogs();
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
        site.close();
    }
}
