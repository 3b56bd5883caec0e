package dev.recon.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.verdict.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All there is to report of a run.
 *
 * @param lengthMillis from the start of the plant until everything was checked
 * @param completed checkpoints of the job that was disturbed
 */
public record Report(
        ChaosOptions options,
        long lengthMillis,
        List<Happened> disturbances,
        List<Sample> samples,
        long completed,
        long failed,
        List<Check> checks) {

    private static final String PAGE = "report.html";
    private static final String DATA = "report.json";

    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }

    /** The page for people. */
    public static Path page(Path folder) {
        return folder.resolve(PAGE);
    }

    void write(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode tree = json.createObjectNode();
        tree.put("holds", holds());
        tree.put("records", options.records());
        tree.put("minutes", options.minutes());
        tree.put("kills", options.kills());
        tree.put("seed", options.seed());
        tree.put("lengthMillis", lengthMillis);
        tree.put("checkpointsCompleted", completed);
        tree.put("checkpointsFailed", failed);
        tree.set("checks", json.valueToTree(checks));
        tree.set("disturbances", json.valueToTree(disturbances));
        tree.set("samples", json.valueToTree(samples));
        json.writeValue(folder.resolve(DATA).toFile(), tree);
        Files.writeString(page(folder), new Page(this).html());
    }

    /** In milliseconds, of all disturbances until the job ran again; 0 without any. */
    long longestStop() {
        return disturbances.stream().mapToLong(Happened::runningAfterMillis).max().orElse(0);
    }
}
