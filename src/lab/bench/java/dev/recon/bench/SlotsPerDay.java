package dev.recon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many readings of a series make a day, by its name. */
record SlotsPerDay(JsonNode series) {

    /** Of no series when there is no such file. */
    static SlotsPerDay read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return new SlotsPerDay(
                Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode());
    }

    /** 0 when that is not known. */
    double of(String name) {
        return series.path(name).path("period").asDouble(0);
    }
}
