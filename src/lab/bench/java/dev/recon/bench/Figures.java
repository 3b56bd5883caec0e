package dev.recon.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names of what is measured of one run, and the flat JSON files that carry it. */
public final class Figures {

    /** Of the contender's whole JVM, its start included; see {@link Measured}. */
    public static final String WALL_SECONDS = "wallSeconds";

    public static final String CPU_SECONDS = "cpuSeconds";
    public static final String PEAK_BYTES = "peakBytes";

    /** Reported by a contender, as far as it knows them. */
    public static final String OUTPUT_RECORDS = "outputRecords";

    /** Expected and never actual, whatever was reported in between. */
    public static final String MISSING = "missing";

    public static final String STATE_BYTES = "stateBytes";
    public static final String ITEMS_HELD = "itemsHeld";
    public static final String CHECKPOINT_BYTES = "checkpointBytes";
    public static final String CHECKPOINT_MILLIS = "checkpointMillis";
    public static final String CHECKPOINT_SYNC_MILLIS = "checkpointSyncMillis";

    /** How many records the floor decoded: a floor that skips some would be too low. */
    public static final String DECODED_RECORDS = "decodedRecords";

    /** Derived from those above. */
    public static final String INPUT_RECORDS = "inputRecords";

    public static final String RECORDS_PER_SECOND = "recordsPerSecond";
    public static final String CPU_PER_MILLION_IN = "cpuSecondsPerMillionInput";
    public static final String CPU_PER_MILLION_IN_OUT = "cpuSecondsPerMillionInputAndOutput";
    public static final String STATE_BYTES_PER_ITEM = "stateBytesPerItem";

    /** Only a run that was watched has these; it is slower for it. */
    static final Set<String> OF_STATE =
            Set.of(
                    STATE_BYTES,
                    ITEMS_HELD,
                    CHECKPOINT_BYTES,
                    CHECKPOINT_MILLIS,
                    CHECKPOINT_SYNC_MILLIS,
                    STATE_BYTES_PER_ITEM);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Figures() {}

    public static void write(Path file, Map<String, ? extends Number> figures) throws IOException {
        JSON.writeValue(file.toFile(), figures);
    }

    /** Empty when there is no such file. */
    public static Map<String, Double> read(Path file) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Double>>() {})
                : new TreeMap<>();
    }

    /** Adds what follows from the others. */
    static void derive(Map<String, Double> figures, long inputRecords) {
        double millions = inputRecords / 1e6;
        double output = figures.getOrDefault(OUTPUT_RECORDS, 0.0);
        figures.put(INPUT_RECORDS, (double) inputRecords);
        figures.put(RECORDS_PER_SECOND, inputRecords / figures.get(WALL_SECONDS));
        figures.put(CPU_PER_MILLION_IN, figures.get(CPU_SECONDS) / millions);
        figures.put(CPU_PER_MILLION_IN_OUT, figures.get(CPU_SECONDS) / (millions + output / 1e6));
        if (figures.containsKey(STATE_BYTES) && figures.getOrDefault(ITEMS_HELD, 0.0) > 0) {
            figures.put(STATE_BYTES_PER_ITEM, figures.get(STATE_BYTES) / figures.get(ITEMS_HELD));
        }
    }
}
