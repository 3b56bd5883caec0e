package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A vertex of a job, subtask by subtask. */
public record VertexDetails(String id, String name, int parallelism, List<Subtask> subtasks) {

    /**
     * Whatever went over the network, as of the last time that it was reported to Flink.
     *
     * @param index from 0
     * @param status RUNNING, FINISHED, …
     */
    public record Subtask(
            int index,
            String status,
            long readRecords,
            long readBytes,
            long writtenRecords,
            long writtenBytes) {

        private static Subtask of(JsonNode subtask) {
            JsonNode metrics = subtask.path("metrics");
            return new Subtask(
                    subtask.path("subtask").asInt(),
                    subtask.path("status").asText(),
                    metrics.path("read-records").asLong(),
                    metrics.path("read-bytes").asLong(),
                    metrics.path("write-records").asLong(),
                    metrics.path("write-bytes").asLong());
        }
    }

    static VertexDetails of(JsonNode vertex) {
        List<Subtask> subtasks = new ArrayList<>();
        vertex.path("subtasks").forEach(each -> subtasks.add(Subtask.of(each)));
        return new VertexDetails(
                vertex.path("id").asText(),
                vertex.path("name").asText(),
                vertex.path("parallelism").asInt(),
                subtasks);
    }
}
