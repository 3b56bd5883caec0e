package dev.recon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.cluster.FlinkRest;
import dev.recon.operator.MetricNames;
import java.util.ArrayList;
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

    private static final String METRICS = "/subtasks/metrics?agg=sum&get=reconcile.";

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
        rest = new FlinkRest(port);
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
        JsonNode details = job == null ? null : rest.get("/jobs/" + job);
        if (details == null) {
            return;
        }
        List<String> vertices = new ArrayList<>();
        running = details.path("state").asText().equals("RUNNING");
        for (JsonNode vertex : details.path("vertices")) {
            vertices.add(vertex.path("id").asText());
            running &= vertex.path("status").asText().equals("RUNNING");
            if (vertex.path("name").asText().contains("reconcile")) {
                askItems(vertex.path("id").asText());
            }
        }
        askCheckpoints(vertices);
    }

    private String onlyJob() {
        JsonNode jobs = rest.get("/jobs");
        return jobs == null || jobs.path("jobs").isEmpty()
                ? null
                : jobs.path("jobs").get(0).path("id").asText();
    }

    private void askItems(String vertex) {
        JsonNode sum =
                rest.get("/jobs/" + job + "/vertices/" + vertex + METRICS + MetricNames.ITEMS);
        if (sum != null && sum.has(0)) {
            itemsByTime.put(System.currentTimeMillis(), sum.get(0).path("sum").asLong());
        }
    }

    private void askCheckpoints(List<String> vertices) {
        JsonNode all = rest.get("/jobs/" + job + "/checkpoints");
        if (all == null) {
            return;
        }
        for (JsonNode each : all.path("history")) {
            long id = each.path("id").asLong();
            if (each.path("status").asText().equals("COMPLETED") && !checkpoints.containsKey(id)) {
                checkpoints.put(
                        id,
                        new Checkpoint(
                                id,
                                each.path("trigger_timestamp").asLong(),
                                each.path("state_size").asLong(),
                                each.path("checkpointed_size").asLong(),
                                each.path("end_to_end_duration").asLong(),
                                syncMillis(id, vertices)));
            }
        }
    }

    private long syncMillis(long checkpoint, List<String> vertices) {
        long longest = 0;
        for (String vertex : vertices) {
            JsonNode task =
                    rest.get(
                            "/jobs/"
                                    + job
                                    + "/checkpoints/details/"
                                    + checkpoint
                                    + "/subtasks/"
                                    + vertex);
            if (task != null) {
                JsonNode sync = task.path("summary").path("checkpoint_duration").path("sync");
                longest = Math.max(longest, sync.path("max").asLong());
            }
        }
        return longest;
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
