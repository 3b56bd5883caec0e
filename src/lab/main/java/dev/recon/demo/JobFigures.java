package dev.recon.demo;

import dev.recon.operator.MetricNames;
import dev.recon.rest.FlinkRest;
import dev.recon.rest.FlinkRest.Aggregate;
import dev.recon.rest.JobDetails.Vertex;
import dev.recon.rest.RestException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How far the job has come by its Flink metrics, which a thread reads from the REST interface once
 * a second. A figure that cannot be read stays as it was: the demo does not depend on it.
 */
final class JobFigures implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WATERMARK = "reconcile." + MetricNames.WATERMARK;

    /** The rate is taken over so many of the last answers. */
    private static final int RATE_SAMPLES = 4;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(JobFigures::thread);
    private final Backstage cluster;
    private final FlinkRest rest;
    private final String job;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile long read;
    private volatile double readPerSecond;
    private volatile long watermarkMillis;

    private record Sample(long nanos, long read) {}

    JobFigures(Backstage cluster) throws Exception {
        this.cluster = cluster;
        rest = new FlinkRest(URI.create(cluster.webPage()), PATIENCE);
        job = cluster.job().toString();
        samples.add(new Sample(System.nanoTime(), 0));
        timer.scheduleWithFixedDelay(this::refresh, 0, 1, TimeUnit.SECONDS);
    }

    private void refresh() {
        try {
            ask(System.nanoTime());
        } catch (RestException e) {
            // A second later it is tried again.
        }
    }

    private void ask(long now) {
        long sum = 0;
        for (Vertex vertex : rest.job(job).vertices()) {
            if (vertex.name().startsWith("Source: ")) {
                sum += read(vertex);
            } else if (vertex.name().contains("reconcile")) {
                double lowest = metric(vertex, Aggregate.MIN, WATERMARK);
                watermarkMillis = Math.max(0, (long) lowest);
            }
        }
        Long known = cluster.read();
        read = Math.max(known == null ? sum : known, read);
        Sample last = new Sample(now, read);
        samples.addLast(last);
        if (samples.size() > RATE_SAMPLES) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        readPerSecond = (last.read - first.read) * 1e9 / (last.nanos - first.nanos);
    }

    private long read(Vertex vertex) {
        String stream = vertex.name().replaceFirst("Source: (\\S+).*", "$1");
        return (long) metric(vertex, Aggregate.SUM, "Source__" + stream + ".numRecordsIn");
    }

    private double metric(Vertex vertex, Aggregate aggregate, String name) {
        return rest.metrics(job, vertex.id(), aggregate, name).getOrDefault(name, 0.0);
    }

    /** Records read from all topics. */
    long read() {
        return read;
    }

    double readPerSecond() {
        return readPerSecond;
    }

    /** W, or 0 as long as it is not known. */
    long watermarkMillis() {
        return watermarkMillis;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "figures");
        thread.setDaemon(true);
        return thread;
    }
}
