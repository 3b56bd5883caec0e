package dev.recon.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.fill.Fill;

/**
 * A row about a fill. Numbers that are not there are NaN.
 *
 * @param actual the reading that turned up after all
 */
record FillRow(
        String id,
        long timeMillis,
        Fill.Status status,
        Fill.Reason reason,
        double value,
        double lower,
        double upper,
        String method,
        int readingsAfter,
        long revision,
        double actual) {

    /**
     * @throws RuntimeException for what is no such row
     */
    static FillRow of(JsonNode json) {
        return new FillRow(
                Fields.text(json, "id"),
                Fields.time(json, "eventTime"),
                Fill.Status.valueOf(Fields.text(json, "status")),
                Fill.Reason.valueOf(Fields.text(json, "reason")),
                Fields.number(json, "value"),
                Fields.number(json, "lower"),
                Fields.number(json, "upper"),
                Fields.textOrNull(json, "method"),
                json.path("readingsAfter").asInt(),
                json.path("revision").asLong(),
                Fields.number(json, "actual"));
    }
}
