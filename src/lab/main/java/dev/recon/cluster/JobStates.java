package dev.recon.cluster;

import dev.recon.rest.CheckpointStats;
import dev.recon.rest.FlinkRest;
import dev.recon.rest.JobDetails;
import dev.recon.rest.TaskManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;

/** What a JobManager says of its jobs. It may not be there: having no answer is no failure. */
public final class JobStates {

    /** As many as Flink keeps of a job unless configured otherwise. */
    private static final int FAILURES = 20;

    private final FlinkRest rest;

    JobStates(FlinkRest rest) {
        this.rest = rest;
    }

    boolean answers() {
        return FlinkRest.tried(rest::overview).isPresent();
    }

    private Optional<JobDetails> details(JobID job) {
        return FlinkRest.tried(() -> rest.job(job.toString()));
    }

    /** RUNNING, RESTARTING, FINISHED, …; empty when there is no such job. */
    public String state(JobID job) {
        return details(job).map(JobDetails::state).orElse("");
    }

    /** Whether every subtask of every vertex runs. */
    public boolean runs(JobID job) {
        return details(job).map(JobDetails::runs).orElse(false);
    }

    /** How often the job, as submitted, has failed and been restarted; Flink counts up to 20. */
    public int restarts(JobID job) {
        return FlinkRest.tried(() -> rest.failures(job.toString(), FAILURES))
                .map(List::size)
                .orElse(0);
    }

    /** When the job last came into a state, in epoch milliseconds; 0 when it never was in it. */
    public long lastIn(JobID job, String state) {
        return details(job).map(details -> details.lastIn(state)).orElse(0L);
    }

    public Optional<CheckpointStats> checkpoints(JobID job) {
        return FlinkRest.tried(() -> rest.checkpoints(job.toString()));
    }

    /** The resource ids of the TaskManagers that are registered. */
    List<String> taskManagers() {
        return taskManagers(each -> true);
    }

    /** The resource ids of the TaskManagers that have a slot in use. */
    List<String> busyTaskManagers() {
        return taskManagers(TaskManager::isBusy);
    }

    private List<String> taskManagers(Predicate<TaskManager> which) {
        return FlinkRest.tried(rest::taskManagers).orElse(List.of()).stream()
                .filter(which)
                .map(TaskManager::id)
                .toList();
    }
}
