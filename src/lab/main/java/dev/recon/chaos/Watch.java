package dev.recon.chaos;

import dev.recon.cluster.InputProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/** Looks at the job once a second, in a thread of its own, which alone uses what it is given. */
final class Watch implements AutoCloseable {

    private final RunningJob job;
    private final InputProgress input;
    private final Decided decided;
    private final LongUnaryOperator lagMillis;
    private final long startMillis;
    private final Voice voice;
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Watch::thread);

    Watch(
            RunningJob job,
            InputProgress input,
            Decided decided,
            LongUnaryOperator lagMillis,
            long startMillis,
            Voice voice) {
        this.job = job;
        this.input = input;
        this.decided = decided;
        this.lagMillis = lagMillis;
        this.startMillis = startMillis;
        this.voice = voice;
        timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            sample();
        } catch (RuntimeException e) {
            // Whoever was asked is being disturbed; a second later we ask again.
            voice.status("no answer: " + e.getMessage());
        }
    }

    private void sample() {
        if (job.hasEnded()) {
            return;
        }
        boolean running = job.runs();
        job.look();
        InputProgress.Position position = input.ask();
        long reportedMillis = decided.ask();
        long lag = reportedMillis == 0 ? -1 : Math.max(0, lagMillis.applyAsLong(reportedMillis));
        Sample last = last();
        Sample sample =
                new Sample(
                        System.currentTimeMillis() - startMillis,
                        running,
                        position == null ? last.written() : position.written(),
                        position == null ? last.read() : position.read(),
                        lag);
        synchronized (samples) {
            samples.add(sample);
        }
        voice.status(
                String.format(
                        "%s; %,d records written, %,d read; answers %s; %,d checkpoints, %,d failed",
                        running ? "running" : "not running",
                        sample.written(),
                        sample.read(),
                        lag < 0 ? "not yet" : String.format("%.1f s late", lag / 1e3),
                        job.completed(),
                        job.failed()));
    }

    private Sample last() {
        synchronized (samples) {
            return samples.isEmpty()
                    ? new Sample(0, false, 0, 0, -1)
                    : samples.get(samples.size() - 1);
        }
    }

    List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "watch");
        thread.setDaemon(true);
        return thread;
    }
}
