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

/**
 * How far the job has come, by its Flink metrics, asked of the REST interface at most once a
 * second. What cannot be had stays as it was: the demo does not depend on it.
 */
final class JobFigures {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    /** The rate is that of the last so many answers. */
    private static final int RATE_SAMPLES = 4;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String jobUri;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long askedNanos = System.nanoTime() - INTERVAL_NANOS;
    private long watermarkMillis;

    private record Sample(long nanos, long read) {}

    JobFigures(DemoCluster cluster) throws Exception {
        jobUri = cluster.webPage() + "/jobs/" + cluster.job();
        samples.add(new Sample(System.nanoTime(), 0));
    }

    void refresh() throws InterruptedException {
        long now = System.nanoTime();
        if (now - askedNanos < INTERVAL_NANOS) {
            return;
        }
        askedNanos = now;
        try {
            ask(now);
        } catch (IOException e) {
            // Next time, then.
        }
    }

    private void ask(long now) throws IOException, InterruptedException {
        long read = 0;
        for (JsonNode vertex : get("").path("vertices")) {
            String name = vertex.path("name").asText();
            String metrics = "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            if (name.startsWith("Source: ")) {
                read += sum(metrics, vertex);
            } else if (name.contains("reconcile")) {
                JsonNode lowest = get(metrics + "?agg=min&get=reconcile." + MetricNames.WATERMARK);
                watermarkMillis = Math.max(0, lowest.path(0).path("min").asLong());
            }
        }
        samples.addLast(new Sample(now, Math.max(read, read())));
        if (samples.size() > RATE_SAMPLES) {
            samples.removeFirst();
        }
    }

    private long sum(String metrics, JsonNode vertex) throws IOException, InterruptedException {
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
        return samples.getLast().read;
    }

    double readPerSecond() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return last.nanos == first.nanos
                ? 0
                : (last.read - first.read) * 1e9 / (last.nanos - first.nanos);
    }

    /** W, or 0 as long as it is not known. */
    long watermarkMillis() {
        return watermarkMillis;
    }
}
