package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A failure that a job was restarted for, or ended by.
 *
 * @param timeMillis epoch milliseconds
 * @param task empty when none is known
 * @param stackTrace as Flink gives it, which may be anything: clean it before it is printed
 */
public record Failure(long timeMillis, String task, String stackTrace) {

    static Failure of(JsonNode entry) {
        return new Failure(
                entry.path("timestamp").asLong(),
                entry.path("taskName").asText(""),
                entry.path("stacktrace").asText(""));
    }
}
