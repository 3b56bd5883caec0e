package dev.recon.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** True values of readings that were lost, as somebody knows them who has another copy. */
public final class Truths {

    public static final Truths NONE = new Truths();

    private final Map<String, Map<String, Double>> bySource = new HashMap<>();

    /** A line that cannot be understood. */
    public static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mistake(Path file, long line, String what) {
            super(file + ":" + line + ": " + what);
        }
    }

    private Truths() {}

    /**
     * @param file of lines of JSON with {@code source}, {@code id} and {@code value}
     * @param source the only one that matters; null for all
     * @throws Mistake at the first line that is something else
     */
    public static Truths read(Path file, String source) throws IOException {
        Truths truths = new Truths();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
            String text = in.readLine();
            for (long line = 1; text != null; line++, text = in.readLine()) {
                if (!text.isBlank()) {
                    truths.add(file, line, parse(json, file, line, text), source);
                }
            }
        }
        return truths;
    }

    private static JsonNode parse(ObjectMapper json, Path file, long line, String text)
            throws IOException {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Mistake(file, line, "no JSON: " + e.getOriginalMessage());
        }
    }

    private void add(Path file, long line, JsonNode json, String only) {
        String source = json.path("source").textValue();
        String id = json.path("id").textValue();
        if (source == null || id == null || !json.has("value")) {
            throw new Mistake(
                    file,
                    line,
                    "a line must have \"source\", \"id\" and \"value\"; 'recon import --value-field value' makes such"
                            + " lines from a CSV file");
        }
        // A sensor that gave no number has no truth for a fill either.
        double value = json.path("value").isNumber() ? json.path("value").asDouble() : Double.NaN;
        if (Double.isFinite(value) && (only == null || only.equals(source))) {
            bySource.computeIfAbsent(source, s -> new HashMap<>()).put(id, value);
        }
    }

    /** NaN when it is not known. */
    double of(String source, String id) {
        Map<String, Double> known = bySource.get(source);
        Double value = known == null ? null : known.get(id);
        return value == null ? Double.NaN : value;
    }
}
