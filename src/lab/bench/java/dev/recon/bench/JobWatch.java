package dev.recon.bench;

import dev.recon.operator.MetricNames;
import dev.recon.rest.CheckpointStats;
import dev.recon.rest.FlinkRest;
import dev.recon.rest.FlinkRest.Aggregate;
import dev.recon.rest.JobDetails;
import dev.recon.rest.JobDetails.Vertex;
import dev.recon.rest.JobSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Follows the one job of an embedded Flink by its web page, once a second: each checkpoint that was
 * completed, and how many items were held about when it was triggered.
 */
final class JobWatch implements AutoCloseable {

    private static final String ITEMS = "reconcile." + MetricNames.ITEMS;

    /** How old a metric is: the job counts its items every second, and Flink asks as often. */
    private static final long AGE_MILLIS = 1_500;

    private final FlinkRest rest;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(JobWatch::thread);
    private final Map<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final TreeMap<Long, Long> itemsByTime = new TreeMap<>();
    private String job;
    private boolean running;

    /**
     * @param stateBytes all that the checkpoint consists of
     * @param writtenBytes what of it was written anew
     * @param millis from the trigger to its completion
     * @param syncMillis the longest that any subtask stopped processing for it
     */
    record Checkpoint(
            long id,
            long triggeredMillis,
            long stateBytes,
            long writtenBytes,
            long millis,
            long syncMillis) {}

    private JobWatch(int port) {
        rest = FlinkRest.local(port);
    }

    static JobWatch start(int port) {
        JobWatch watch = new JobWatch(port);
        watch.timer.scheduleWithFixedDelay(watch::ask, 1, 1, TimeUnit.SECONDS);
        return watch;
    }

    private synchronized void ask() {
        if (job == null) {
            job = onlyJob();
        }
        if (job != null) {
            FlinkRest.tried(() -> rest.job(job)).ifPresent(this::look);
        }
    }

    private String onlyJob() {
        List<JobSummary> jobs = FlinkRest.tried(rest::jobs).orElse(List.of());
        return jobs.isEmpty() ? null : jobs.get(0).id();
    }

    private void look(JobDetails details) {
        running = details.runs();
        for (Vertex vertex : details.vertices()) {
            if (vertex.name().contains("reconcile")) {
                askItems(vertex.id());
            }
        }
        FlinkRest.tried(() -> rest.checkpoints(job))
                .ifPresent(stats -> take(stats, details.vertices()));
    }

    private void askItems(String vertex) {
        FlinkRest.tried(() -> rest.metrics(job, vertex, Aggregate.SUM, ITEMS).get(ITEMS))
                .ifPresent(sum -> itemsByTime.put(System.currentTimeMillis(), sum.longValue()));
    }

    private void take(CheckpointStats stats, List<Vertex> vertices) {
        for (CheckpointStats.Checkpoint each : stats.history()) {
            if (each.isCompleted() && !checkpoints.containsKey(each.id())) {
                checkpoints.put(
                        each.id(),
                        new Checkpoint(
                                each.id(),
                                each.triggeredMillis(),
                                each.stateBytes(),
                                each.writtenBytes(),
                                each.millis(),
                                syncMillis(each.id(), vertices)));
            }
        }
    }

    private long syncMillis(long checkpoint, List<Vertex> vertices) {
        return vertices.stream()
                .mapToLong(
                        vertex ->
                                FlinkRest.tried(
                                                () ->
                                                        rest.longestSyncMillis(
                                                                job, checkpoint, vertex.id()))
                                        .orElse(0L))
                .max()
                .orElse(0);
    }

    /** Whether every task has been running when last asked. */
    synchronized boolean isRunning() {
        return running;
    }

    /** In the order in which they were triggered. */
    synchronized List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints.values());
    }

    /** When last asked; 0 when that is not known yet. */
    synchronized long items() {
        return itemsByTime.isEmpty() ? 0 : itemsByTime.lastEntry().getValue();
    }

    private long itemsAt(Checkpoint checkpoint) {
        long triggered = checkpoint.triggeredMillis;
        return itemsByTime.entrySet().stream()
                .min(Comparator.comparingLong(e -> Math.abs(e.getKey() - AGE_MILLIS - triggered)))
                .map(Map.Entry::getValue)
                .orElse(0L);
    }

    /**
     * Of the checkpoint with the largest state. The last one of a bounded run, with everything
     * decided and forgotten, says nothing.
     */
    synchronized Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        checkpoints.values().stream()
                .max(Comparator.comparingLong(Checkpoint::stateBytes))
                .ifPresent(
                        largest -> {
                            figures.put(Figures.STATE_BYTES, largest.stateBytes);
                            figures.put(Figures.ITEMS_HELD, itemsAt(largest));
                            figures.put(Figures.CHECKPOINT_BYTES, largest.writtenBytes);
                            figures.put(Figures.CHECKPOINT_MILLIS, largest.millis);
                            figures.put(Figures.CHECKPOINT_SYNC_MILLIS, largest.syncMillis);
                        });
        return figures;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "job-watch");
        thread.setDaemon(true);
        return thread;
    }
}
