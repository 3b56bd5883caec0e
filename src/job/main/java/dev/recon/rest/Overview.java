package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A cluster.
 *
 * @param version of Flink
 * @param slots of all TaskManagers
 */
public record Overview(
        String version, int taskManagers, int slots, int freeSlots, int runningJobs) {

    static Overview of(JsonNode answer) {
        return new Overview(
                answer.path("flink-version").asText(),
                answer.path("taskmanagers").asInt(),
                answer.path("slots-total").asInt(),
                answer.path("slots-available").asInt(),
                answer.path("jobs-running").asInt());
    }
}
