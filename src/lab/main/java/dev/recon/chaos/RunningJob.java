package dev.recon.chaos;

import dev.recon.broker.Waiting;
import dev.recon.cluster.FlinkCluster;
import dev.recon.cluster.JobStates;
import dev.recon.rest.CheckpointStats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;

/** The job that is disturbed: one Flink job after another, each resumed from the one before. */
final class RunningJob {

    static final int PARALLELISM = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FlinkCluster flink;
    private final String config;
    private final Map<JobID, CheckpointStats> checkpoints = new LinkedHashMap<>();
    private volatile JobID id;
    private volatile boolean ended;

    RunningJob(FlinkCluster flink, Path config) {
        this.flink = flink;
        this.config = config.toString();
    }

    /** Returns when all tasks run. */
    void start(String checkpoint) {
        id = flink.run(PARALLELISM, checkpoint, "run", "--config", config);
        await("the job runs", this::runs);
    }

    void cancel() {
        look();
        ended = true;
        flink.flink("cancel", id.toString());
        await("the job is cancelled", () -> jobs().state(id).equals("CANCELED"));
    }

    private JobStates jobs() {
        return flink.jobs();
    }

    JobID id() {
        return id;
    }

    /** Whether it has been cancelled. */
    boolean hasEnded() {
        return ended;
    }

    boolean runs() {
        return id != null && jobs().runs(id);
    }

    /** Whether it was restarted after that moment, in epoch milliseconds. */
    boolean restartedSince(long millis) {
        return jobs().lastIn(id, "RESTARTING") >= millis;
    }

    /** The checkpoints of the present job; those known last while the JobManager is silent. */
    synchronized CheckpointStats look() {
        jobs().checkpoints(id).ifPresent(stats -> checkpoints.put(id, stats));
        return checkpoints.getOrDefault(id, CheckpointStats.NONE);
    }

    /** How many checkpoints were completed, over all jobs. */
    synchronized long completed() {
        return checkpoints.values().stream().mapToLong(CheckpointStats::completed).sum();
    }

    synchronized long failed() {
        return checkpoints.values().stream().mapToLong(CheckpointStats::failed).sum();
    }

    /** Returns when a checkpoint was completed after that moment, in epoch milliseconds. */
    void awaitCheckpoint(long sinceMillis) {
        await("a checkpoint", () -> look().latestCompletedMillis() > sinceMillis);
    }

    /**
     * Waits for at most five minutes.
     *
     * @throws IllegalStateException when the job has failed for good, or the time is over
     */
    void await(String what, BooleanSupplier condition) {
        Waiting.until(
                what,
                PATIENCE,
                () -> {
                    if (id != null && jobs().state(id).equals("FAILED")) {
                        throw new IllegalStateException("the job has failed for good");
                    }
                    return condition.getAsBoolean();
                });
    }

    /** Where the checkpoint of that number has its folder. */
    Path checkpoint(long number) {
        return flink.checkpoints(id).folderOf(number);
    }

    String latestCheckpoint() {
        return flink.checkpoints(id).latest();
    }
}
