package dev.recon.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;

/** Asks the JobManager over its REST interface. */
public final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String address;

    public FlinkRest(int port) {
        address = "http://127.0.0.1:" + port;
    }

    /** Of the web page, too. */
    public String address() {
        return address;
    }

    /** Null when there is no answer, or it is no success. */
    public JsonNode get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException notThere) {
            return null;
        }
    }

    /** RUNNING, RESTARTING, FINISHED, …; empty when there is no such job. */
    public String state(JobID job) {
        JsonNode answer = get("/jobs/" + job);
        return answer == null ? "" : answer.path("state").asText();
    }

    /** Whether every subtask of every vertex runs. */
    public boolean runs(JobID job) {
        JsonNode answer = get("/jobs/" + job);
        if (answer == null || !answer.path("state").asText().equals("RUNNING")) {
            return false;
        }
        for (JsonNode vertex : answer.path("vertices")) {
            if (vertex.path("tasks").path("RUNNING").asInt()
                    != vertex.path("parallelism").asInt()) {
                return false;
            }
        }
        return true;
    }

    /** How often the job, as submitted, has failed and been restarted. */
    public int restarts(JobID job) {
        JsonNode answer = get("/jobs/" + job + "/exceptions");
        return answer == null ? 0 : answer.path("exceptionHistory").path("entries").size();
    }

    /** When the job last came into a state, in epoch milliseconds; 0 when it never was in it. */
    public long lastIn(JobID job, String state) {
        JsonNode answer = get("/jobs/" + job);
        return answer == null ? 0 : answer.path("timestamps").path(state).asLong();
    }

    /** How many checkpoints of the job have come to their end, or not; null without an answer. */
    public CheckpointCounts checkpoints(JobID job) {
        JsonNode answer = get("/jobs/" + job + "/checkpoints");
        if (answer == null) {
            return null;
        }
        JsonNode counts = answer.path("counts");
        return new CheckpointCounts(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                answer.path("latest").path("completed").path("latest_ack_timestamp").asLong(),
                Math.max(
                        answer.path("history").path(0).path("id").asLong(),
                        answer.path("latest").path("restored").path("id").asLong()));
    }

    /** The resource ids of the TaskManagers that are registered. */
    public List<String> taskManagers() {
        return taskManagers(each -> true);
    }

    /** The resource ids of the TaskManagers that have a slot in use. */
    public List<String> busyTaskManagers() {
        return taskManagers(
                each -> each.path("freeSlots").asInt() < each.path("slotsNumber").asInt());
    }

    private List<String> taskManagers(Predicate<JsonNode> which) {
        List<String> names = new ArrayList<>();
        JsonNode answer = get("/taskmanagers");
        if (answer != null) {
            answer.path("taskmanagers")
                    .forEach(
                            each -> {
                                if (which.test(each)) {
                                    names.add(each.path("id").asText());
                                }
                            });
        }
        return names;
    }
}
