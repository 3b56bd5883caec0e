package dev.recon.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.operator.MetricNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How far the job has come, by its Flink metrics, asked of the REST interface once a second by a
 * thread of its own. What cannot be had stays as it was: the demo does not depend on it.
 */
final class JobFigures implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The rate is that of the last so many answers. */
    private static final int RATE_SAMPLES = 4;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(JobFigures::thread);
    private final Backstage cluster;
    private final String jobUri;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile long read;
    private volatile double readPerSecond;
    private volatile long watermarkMillis;

    private record Sample(long nanos, long read) {}

    JobFigures(Backstage cluster) throws Exception {
        this.cluster = cluster;
        jobUri = cluster.webPage() + "/jobs/" + cluster.job();
        samples.add(new Sample(System.nanoTime(), 0));
        timer.scheduleWithFixedDelay(this::refresh, 0, 1, TimeUnit.SECONDS);
    }

    private void refresh() {
        try {
            ask(System.nanoTime());
        } catch (IOException e) {
            // Next time, then.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(long now) throws IOException, InterruptedException {
        long sum = 0;
        for (JsonNode vertex : get("").path("vertices")) {
            String name = vertex.path("name").asText();
            String metrics = "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            if (name.startsWith("Source: ")) {
                sum += read(metrics, vertex);
            } else if (name.contains("reconcile")) {
                JsonNode lowest = get(metrics + "?agg=min&get=reconcile." + MetricNames.WATERMARK);
                watermarkMillis = Math.max(0, lowest.path(0).path("min").asLong());
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

    private long read(String metrics, JsonNode vertex) throws IOException, InterruptedException {
        String stream = vertex.path("name").asText().replaceFirst("Source: (\\S+).*", "$1");
        JsonNode answer = get(metrics + "?agg=sum&get=Source__" + stream + ".numRecordsIn");
        return answer.path(0).path("sum").asLong();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(jobUri + path)).timeout(PATIENCE).build();
        return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
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
