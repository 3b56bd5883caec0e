package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A TaskManager that is registered.
 *
 * @param id its resource id
 */
public record TaskManager(String id, int slots, int freeSlots) {

    static TaskManager of(JsonNode answer) {
        return new TaskManager(
                answer.path("id").asText(),
                answer.path("slotsNumber").asInt(),
                answer.path("freeSlots").asInt());
    }

    /** Whether a slot is in use. */
    public boolean isBusy() {
        return freeSlots < slots;
    }
}
