package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a savepoint that was asked for has come.
 *
 * @param completed whether it has come to an end, good or bad
 * @param location where it lies; empty when it failed, or is not complete
 * @param failure Flink's stack trace, which may be anything; empty when it has not failed
 */
public record SavepointStatus(boolean completed, String location, String failure) {

    static SavepointStatus of(JsonNode answer) {
        JsonNode operation = answer.path("operation");
        return new SavepointStatus(
                answer.path("status").path("id").asText().equals("COMPLETED"),
                operation.path("location").asText(""),
                operation.path("failure-cause").path("stack-trace").asText(""));
    }
}
