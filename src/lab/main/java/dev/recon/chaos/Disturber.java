package dev.recon.chaos;

import dev.recon.broker.Waiting;
import dev.recon.cluster.FlinkCluster;
import dev.recon.cluster.LocalSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Does what the plan says, and finds out how long the job takes to come back. */
final class Disturber {

    /** A dead TaskManager that had tasks has been noticed after so long. */
    private static final long NOTICED_MILLIS = 5_000;

    private static final int FAR_MORE_THAN_FAIL = 100;
    private static final int FEW_FAILURES = 2;

    /** More in a row than the job tolerates: it is restarted. */
    private static final int MANY_FAILURES = 5;

    private static final int SHORTEST_OUTAGE_MILLIS = 2_000;
    private static final int LONGEST_OUTAGE_MILLIS = 8_000;

    private final LocalSite site;
    private final FlinkCluster flink;
    private final RunningJob job;
    private final int taskManagers;
    private final Voice voice;
    private final long startMillis = System.currentTimeMillis();
    private int endedByThemselves;
    private final List<Happened> happened = new ArrayList<>();

    /**
     * @param taskManagers how many there are whenever the job is undisturbed
     */
    Disturber(LocalSite site, RunningJob job, int taskManagers, Voice voice) {
        this.site = site;
        this.flink = site.flink();
        this.job = job;
        this.taskManagers = taskManagers;
        this.voice = voice;
    }

    /** When the plant was started and the plan begins, in epoch milliseconds. */
    long startMillis() {
        return startMillis;
    }

    /** What has been done to the job, in the order in which it began. */
    synchronized List<Happened> happened() {
        return happened.stream().sorted(Comparator.comparingLong(Happened::atMillis)).toList();
    }

    void run(List<Plan.Step> plan) {
        List<Begun> open = new ArrayList<>();
        for (Plan.Step step : plan) {
            Waiting.pause(Math.max(0, startMillis + step.atMillis() - System.currentTimeMillis()));
            replaceEnded();
            // The last one first: the job has recovered from all when it has recovered from that.
            open.add(0, begin(step));
            if (!step.thenAtOnce()) {
                open.forEach(this::finish);
                open.clear();
            }
        }
        replaceEnded();
    }

    /** Nobody but us should end a process. */
    private void replaceEnded() {
        int ended = flink.forgetEnded();
        for (int i = 0; i < ended; i++) {
            voice.say("a TaskManager has ended by itself; starting another");
            flink.launchTaskManager();
        }
        endedByThemselves += ended;
    }

    /** How many TaskManagers ended without having been killed. */
    int endedByThemselves() {
        return endedByThemselves;
    }

    /**
     * @param sinceMillis when it began, in epoch milliseconds
     * @param upMillis when the disturbance itself was over
     * @param killed whether the job is bound to be restarted
     */
    private record Begun(
            Kind kind,
            String detail,
            long sinceMillis,
            long upMillis,
            boolean killed,
            long failed) {}

    private Begun begin(Plan.Step step) {
        long failed = job.look().failed();
        long since = System.currentTimeMillis();
        String detail =
                switch (step.kind()) {
                    case TASK_MANAGER -> killTaskManager(step.draw());
                    case BROKER -> restartBroker(step.draw());
                    case CHECKPOINTS -> failCheckpoints(step.draw());
                    case JOB_MANAGER -> killJobManager();
                };
        long up = System.currentTimeMillis();
        if (step.kind() == Kind.JOB_MANAGER) {
            failed = job.look().failed();
        }
        return new Begun(step.kind(), detail, since, up, step.kind() == Kind.TASK_MANAGER, failed);
    }

    private void finish(Begun begun) {
        job.await("the job runs again", () -> isBack(begun));
        long running = System.currentTimeMillis();
        job.awaitCheckpoint(begun.upMillis);
        boolean kill = begun.kind == Kind.TASK_MANAGER;
        Happened done =
                new Happened(
                        begun.kind.name(),
                        begun.detail,
                        begun.sinceMillis - startMillis,
                        kill ? 0 : begun.upMillis - begun.sinceMillis,
                        running - begun.sinceMillis,
                        System.currentTimeMillis() - begun.sinceMillis,
                        job.look().failed() - begun.failed);
        synchronized (this) {
            happened.add(done);
        }
        voice.say(
                String.format(
                        "%s (%s): ran again after %.1f s, a checkpoint after %.1f s",
                        begun.kind.words,
                        begun.detail,
                        done.runningAfterMillis() / 1e3,
                        done.checkpointAfterMillis() / 1e3));
    }

    private boolean isBack(Begun begun) {
        boolean noticed =
                !begun.killed
                        || job.restartedSince(begun.sinceMillis)
                        || System.currentTimeMillis() - begun.sinceMillis > NOTICED_MILLIS;
        return noticed && job.runs();
    }

    /** Kills one that has tasks; any one when none has, as right after another was killed. */
    private String killTaskManager(int draw) {
        List<Integer> busy = flink.busyTaskManagers();
        List<Integer> from = busy.isEmpty() ? flink.taskManagers() : busy;
        int victim = from.get(draw % from.size());
        flink.killTaskManager(victim);
        flink.launchTaskManager();
        return "number " + victim + (busy.contains(victim) ? "" : ", without tasks");
    }

    private String restartBroker(int draw) {
        long outage =
                (long) SHORTEST_OUTAGE_MILLIS
                        + draw % (LONGEST_OUTAGE_MILLIS - SHORTEST_OUTAGE_MILLIS);
        long since = System.currentTimeMillis();
        site.broker().kill();
        Waiting.pause(outage);
        site.broker().start();
        return String.format("gone for %.1f s", (System.currentTimeMillis() - since) / 1e3);
    }

    /**
     * Puts a file where each of the next checkpoints has to make its folder. Those that have been
     * completed stay as they are: the job may have to be restored from them.
     */
    private String failCheckpoints(int draw) {
        int wanted = draw % 2 == 0 ? FEW_FAILURES : MANY_FAILURES;
        long before = job.look().failed();
        long next = job.look().latestId() + 1;
        List<Path> files = new ArrayList<>();
        try {
            for (long number = next; number < next + FAR_MORE_THAN_FAIL; number++) {
                block(job.checkpoint(number), files);
            }
            job.await("checkpoints fail", () -> job.look().failed() >= before + wanted);
        } finally {
            files.forEach(Disturber::unblock);
        }
        return (job.look().failed() - before) + " of them";
    }

    private static void block(Path path, List<Path> files) {
        try {
            files.add(Files.createFile(path));
        } catch (FileAlreadyExistsException e) {
            // This one is being written at the moment.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unblock(Path path) {
        try {
            if (Files.isRegularFile(path)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String killJobManager() {
        job.look();
        flink.killJobManager();
        String checkpoint = job.latestCheckpoint();
        flink.startJobManager();
        flink.awaitTaskManagers(taskManagers);
        job.start(checkpoint);
        return "resumed from " + checkpoint.replaceFirst(".*/(chk-\\d+)/?$", "$1");
    }
}
