package dev.recon.run;

import dev.recon.rest.FlinkRest;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;

/**
 * Says to a person why a job on this machine starts again and again, or commits nothing. Flink
 * itself keeps trying without a word on the terminal.
 */
final class JobWatch implements AutoCloseable {

    private static final long PAUSE_SECONDS = 2;

    private final FlinkRest rest;
    private final String job;
    private final Troubles troubles;
    private final Consumer<String> say;
    private final Thread thread;

    private JobWatch(int port, JobID job, Troubles troubles, Consumer<String> say) {
        this.troubles = troubles;
        this.rest = FlinkRest.local(port);
        this.job = job.toString();
        this.say = say;
        this.thread = new Thread(this::work, "recon-watch");
        thread.setDaemon(true);
    }

    /**
     * @param checkpoints their folder, for the message
     */
    static JobWatch start(int port, JobID job, String checkpoints, Consumer<String> say) {
        JobWatch watch = new JobWatch(port, job, new Troubles(checkpoints), say);
        watch.thread.start();
        return watch;
    }

    private void work() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                FlinkRest.tried(() -> rest.failures(job, 1))
                        .flatMap(troubles::restart)
                        .ifPresent(say);
                FlinkRest.tried(() -> rest.checkpoints(job))
                        .flatMap(troubles::checkpoints)
                        .ifPresent(say);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
