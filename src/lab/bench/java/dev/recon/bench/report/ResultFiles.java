package dev.recon.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark leaves behind, in a folder: figures as JSON, a picture, a table. */
public final class ResultFiles {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final String name;

    public ResultFiles(Path folder, String name) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.name = name;
    }

    /**
     * Every run of every result, with the medians and what the machine is like.
     *
     * @param settings what the benchmark was called with
     */
    public void json(Map<String, Object> settings, List<Result> results) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", name);
        all.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("machine", machine());
        all.put("settings", settings);
        Map<String, Object> byLabel = new LinkedHashMap<>();
        for (Result each : results) {
            byLabel.put(each.label(), Map.of("medians", each.medians(), "runs", each.runs()));
        }
        all.put("results", byLabel);
        JSON.writeValue(folder.resolve(name + ".json").toFile(), all);
    }

    public void svg(String picture) throws IOException {
        Files.writeString(folder.resolve(name + ".svg"), picture);
    }

    public void table(Table table) throws IOException {
        Files.writeString(folder.resolve(name + ".md"), table.toString());
    }

    /** For a person: where to look. */
    public Path pattern() {
        return folder.resolve(name + ".*");
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("system", property("os.name") + " " + property("os.arch"));
        machine.put("java", property("java.vm.name") + " " + property("java.version"));
        return machine;
    }

    private static String property(String key) {
        return System.getProperty(key);
    }
}
