package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job and its vertices.
 *
 * @param state RUNNING, RESTARTING, FINISHED, …
 * @param timestamps by state, when the job last came into it, in epoch milliseconds; 0 when never
 */
public record JobDetails(
        String id, String name, String state, Map<String, Long> timestamps, List<Vertex> vertices) {

    private static final String RUNNING = "RUNNING";

    /**
     * What is chained into one task.
     *
     * @param name those of its operators, from the first to the last
     * @param running how many of its subtasks run
     */
    public record Vertex(String id, String name, int parallelism, int maxParallelism, int running) {

        private static Vertex of(JsonNode vertex) {
            return new Vertex(
                    vertex.path("id").asText(),
                    vertex.path("name").asText(),
                    vertex.path("parallelism").asInt(),
                    vertex.path("maxParallelism").asInt(),
                    vertex.path("tasks").path(RUNNING).asInt());
        }

        /** Whether every subtask runs. */
        public boolean runs() {
            return running == parallelism;
        }
    }

    static JobDetails of(JsonNode job) {
        Map<String, Long> timestamps = new TreeMap<>();
        job.path("timestamps")
                .properties()
                .forEach(each -> timestamps.put(each.getKey(), each.getValue().asLong()));
        List<Vertex> vertices = new ArrayList<>();
        job.path("vertices").forEach(each -> vertices.add(Vertex.of(each)));
        return new JobDetails(
                job.path("jid").asText(),
                job.path("name").asText(),
                job.path("state").asText(),
                timestamps,
                vertices);
    }

    /** Whether every subtask of every vertex runs. */
    public boolean runs() {
        return state.equals(RUNNING) && vertices.stream().allMatch(Vertex::runs);
    }

    /** When the job last came into a state, in epoch milliseconds; 0 when it never was in it. */
    public long lastIn(String ofThat) {
        return timestamps.getOrDefault(ofThat, 0L);
    }
}
