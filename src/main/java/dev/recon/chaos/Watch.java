package dev.recon.chaos;

import dev.recon.cluster.InputProgress;
import dev.recon.operator.MetricNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks at the job once a second, in a thread of its own. */
final class Watch implements AutoCloseable {

    private final RunningJob job;
    private final InputProgress input;
    private final LongSupplier plantMillis;
    private final long startMillis;
    private final Voice voice;
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Watch::thread);

    Watch(
            RunningJob job,
            InputProgress input,
            LongSupplier plantMillis,
            long startMillis,
            Voice voice) {
        this.job = job;
        this.input = input;
        this.plantMillis = plantMillis;
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
        boolean running = job.runs();
        job.look();
        InputProgress.Position position = input.ask();
        Double watermark =
                job.rest().lowest(job.id(), "reconcile", "reconcile." + MetricNames.WATERMARK);
        long lag =
                watermark == null || watermark <= 0
                        ? -1
                        : Math.max(0, plantMillis.getAsLong() - watermark.longValue());
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
                        "%s; %,d records written, %,d read; W %s; %,d checkpoints, %,d failed",
                        running ? "running" : "not running",
                        sample.written(),
                        sample.read(),
                        lag < 0 ? "unknown" : String.format("%.0f s behind", lag / 1e3),
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

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "watch");
        thread.setDaemon(true);
        return thread;
    }
}
