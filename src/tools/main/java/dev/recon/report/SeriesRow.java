package dev.recon.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.fill.SeriesTaker.Quality;

/**
 * A row of the complete series.
 *
 * @param value NaN where there is none
 * @param lower of the 90 % interval; NaN for what was measured, as {@code upper}
 * @param method null for what was measured
 */
record SeriesRow(
        String id,
        long timeMillis,
        double value,
        Quality quality,
        double lower,
        double upper,
        String method,
        long revision) {

    /**
     * @throws RuntimeException for what is no such row
     */
    static SeriesRow of(JsonNode json) {
        return new SeriesRow(
                Fields.text(json, "id"),
                Fields.time(json, "eventTime"),
                Fields.number(json, "value"),
                Quality.valueOf(Fields.text(json, "quality")),
                Fields.number(json, "lower"),
                Fields.number(json, "upper"),
                Fields.textOrNull(json, "method"),
                json.path("revision").asLong());
    }

    boolean isMeasured() {
        return quality != Quality.SYNTHETIC;
    }

    boolean hasValue() {
        return !Double.isNaN(value);
    }
}
