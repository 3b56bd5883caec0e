package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkpoints of a job since it was submitted.
 *
 * @param latestCompletedMillis when the last one was complete, in epoch milliseconds, or 0
 * @param latestId the highest number given so far, or 0
 * @param latestFailure what Flink says of the last that failed, which may be anything; empty when
 *     it says nothing
 * @param history the last few, newest first
 */
public record CheckpointStats(
        long completed,
        long failed,
        long latestCompletedMillis,
        long latestId,
        String latestFailure,
        List<Checkpoint> history) {

    /** None yet. */
    public static final CheckpointStats NONE = new CheckpointStats(0, 0, 0, 0, "", List.of());

    /**
     * One of them.
     *
     * @param triggeredMillis epoch milliseconds
     * @param stateBytes all that it consists of
     * @param writtenBytes what of it was written anew
     * @param millis from the trigger to its completion, or to now
     */
    public record Checkpoint(
            long id,
            String status,
            long triggeredMillis,
            long stateBytes,
            long writtenBytes,
            long millis) {

        private static Checkpoint of(JsonNode checkpoint) {
            return new Checkpoint(
                    checkpoint.path("id").asLong(),
                    checkpoint.path("status").asText(),
                    checkpoint.path("trigger_timestamp").asLong(),
                    checkpoint.path("state_size").asLong(),
                    checkpoint.path("checkpointed_size").asLong(),
                    checkpoint.path("end_to_end_duration").asLong());
        }

        public boolean isCompleted() {
            return status.equals("COMPLETED");
        }
    }

    static CheckpointStats of(JsonNode answer) {
        JsonNode counts = answer.path("counts");
        JsonNode latest = answer.path("latest");
        List<Checkpoint> history = new ArrayList<>();
        answer.path("history").forEach(each -> history.add(Checkpoint.of(each)));
        return new CheckpointStats(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                latest.path("completed").path("latest_ack_timestamp").asLong(),
                Math.max(
                        history.isEmpty() ? 0 : history.get(0).id,
                        latest.path("restored").path("id").asLong()),
                latest.path("failed").path("failure_message").asText(""),
                history);
    }
}
