package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The lines of {@code recon dlq show --json} after a person has been at them. */
public final class Edits {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Map<Place, byte[]> rawByPlace = new LinkedHashMap<>();

    /** A line that cannot be understood; nothing has been done then. */
    public static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mistake(Path file, int line, String what) {
            super(file + ":" + line + ": " + what);
        }
    }

    private Edits() {}

    /**
     * @throws Mistake at the first line that is not one of {@code show --json}
     */
    public static Edits read(Path file) throws IOException {
        Edits edits = new Edits();
        try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
            String text = in.readLine();
            for (int number = 1; text != null; number++, text = in.readLine()) {
                if (!text.isBlank()) {
                    edits.add(file, number, text);
                }
            }
        }
        return edits;
    }

    private void add(Path file, int number, String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Mistake(file, number, "no JSON: " + e.getOriginalMessage());
        }
        Place place = Place.parse(json.path(LetterJson.PLACE).asText());
        if (place == null) {
            throw new Mistake(file, number, "\"place\" must be topic/partition/offset");
        }
        if (rawByPlace.containsKey(place)) {
            throw new Mistake(file, number, place + " stands here for the second time");
        }
        rawByPlace.put(place, raw(file, number, json));
    }

    private static byte[] raw(Path file, int number, JsonNode json) {
        JsonNode text = json.path(LetterJson.RAW);
        JsonNode base64 = json.path(LetterJson.RAW_BASE_64);
        if (text.isMissingNode() == base64.isMissingNode()) {
            throw new Mistake(file, number, "it must have either \"raw\" or \"rawBase64\"");
        }
        if (text.isNull()) {
            return null;
        }
        if (text.isTextual()) {
            return text.textValue().getBytes(UTF_8);
        }
        if (!base64.isTextual()) {
            throw new Mistake(file, number, "the record must be a text, with its quotes escaped");
        }
        try {
            return Base64.getDecoder().decode(base64.textValue());
        } catch (IllegalArgumentException e) {
            throw new Mistake(file, number, "\"rawBase64\" is no Base64");
        }
    }

    Set<Place> places() {
        return rawByPlace.keySet();
    }

    byte[] raw(Place place) {
        return rawByPlace.get(place);
    }
}
