package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A job in the list of all.
 *
 * @param state RUNNING, RESTARTING, FINISHED, …
 */
public record JobSummary(String id, String name, String state) {

    static JobSummary of(JsonNode job) {
        return new JobSummary(
                job.path("jid").asText(), job.path("name").asText(), job.path("state").asText());
    }
}
