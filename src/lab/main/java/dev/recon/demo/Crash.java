package dev.recon.demo;

import dev.recon.cluster.FlinkCluster;
import dev.recon.generate.Span;
import java.util.List;
import org.apache.flink.api.common.JobID;

/** A TaskManager that has tasks to do is killed, another one is started, and the job comes back. */
final class Crash {

    static final Span AT = Span.minutes(13);

    /** How long there is to read that the job is back. */
    private static final long SHOWN_MILLIS = 5_000;

    private final FlinkCluster flink;
    private final JobID job;
    private int victim;
    private long killedMillis;
    private long backMillis;

    Crash(FlinkCluster flink, JobID job) {
        this.flink = flink;
        this.job = job;
    }

    /** What is to be said at the moment, or nothing. */
    List<String> look(long millisSinceStart, long nowMillis) {
        if (killedMillis == 0) {
            if (millisSinceStart >= AT.millis() && flink.jobs().runs(job)) {
                kill(nowMillis);
            }
        } else if (backMillis == 0
                && flink.jobs().lastIn(job, "RESTARTING") >= killedMillis
                && flink.jobs().runs(job)) {
            backMillis = nowMillis;
        }
        return lines(nowMillis);
    }

    private void kill(long nowMillis) {
        victim = flink.busyTaskManagers().get(0);
        killedMillis = nowMillis;
        flink.killTaskManager(victim);
        flink.launchTaskManager();
    }

    private List<String> lines(long nowMillis) {
        if (killedMillis == 0 || backMillis != 0 && nowMillis - backMillis > SHOWN_MILLIS) {
            return List.of();
        }
        return backMillis == 0
                ? List.of(
                        "crash   TaskManager "
                                + victim
                                + " has just been killed (SIGKILL), with half of the",
                        "        job. The job stands still until its tasks run somewhere else.")
                : List.of(
                        "crash   " + aftermath(),
                        "        It resumes from its last checkpoint, and emits nothing twice.");
    }

    boolean isOver() {
        return backMillis != 0;
    }

    String aftermath() {
        return String.format(
                "TaskManager %d was killed; the job ran again after %.1f s.",
                victim, (backMillis - killedMillis) / 1e3);
    }
}
