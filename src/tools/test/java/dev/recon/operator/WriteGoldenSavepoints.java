package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.operator.GoldenSet.Golden;
import dev.recon.simulate.TapeComparison;
import dev.recon.state.StateFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the golden savepoints of the format of now. No build runs it, by its name; it is run once
 * for each change of state, with {@code -Dtest=WriteGoldenSavepoints}. A set that is there is never
 * changed.
 */
class WriteGoldenSavepoints {

    private static final int ATTEMPTS = 5;

    private static final String CONFIG =
            """
            time:
              metrics-interval: 20 s
              missing-after: 6 s
              out-of-orderness: 2 s
              correction-horizon: 1 min
              idle-timeout: 1 h
            duplicates: report
            streams:
              audit: { topic: audit, fields: { ids: /ids } }
              sensor: { topic: sensor, fields: { value: /value }, range: { max: 1000 } }
              gateway: { topic: gateway }
              backup: { topic: backup }
              archive: { topic: archive }
            controls:
              - name: ingest
                expected: { stream: audit, role: written }
                actual: [ { stream: sensor } ]
              - name: copies
                expected: { stream: audit, role: copied }
                actual: [ { stream: gateway }, { stream: backup, role: copied } ]
                require: any
              - name: archived
                expected: { stream: archive }
                actual: [ { stream: backup, role: archived } ]
            fills: { neighbours: [ [ s1, s2 ] ] }
            kafka: { bootstrap-servers: "nowhere:1" }
            sinks: { series: {} }
            state: { backend: BACKEND, checkpoint-dir: "file:///nowhere", checkpoint-interval: 10 min }
            """;

    @Test
    void write(@TempDir Path temporary) throws Exception {
        GoldenSet set = new GoldenSet(GoldenSet.ALL.resolve("format-" + StateFormat.CURRENT));
        assertThat(set.folder()).as("never changed").doesNotExist();
        Files.createDirectories(set.folder());
        Files.writeString(set.folder().resolve("config.yaml"), CONFIG);
        Files.write(set.folder().resolve("tape.jsonl"), GoldenTape.lines());
        set.writeExpected();
        try (MiniCluster cluster = GoldenJob.cluster()) {
            GoldenJob job = new GoldenJob(cluster, set, temporary.resolve("checkpoints"));
            for (String backend : List.of("heap", "rocksdb")) {
                for (SavepointFormatType format : SavepointFormatType.values()) {
                    String name = backend + "-" + format.name().toLowerCase(Locale.ROOT);
                    take(set.golden(name), job, format, temporary);
                }
            }
        }
    }

    /** On a busy machine a job may not be as far as it should be, and is played again. */
    private static void take(
            Golden golden, GoldenJob job, SavepointFormatType format, Path temporary)
            throws Exception {
        Optional<String> difference = Optional.of("never taken");
        for (int attempt = 0; attempt < ATTEMPTS && difference.isPresent(); attempt++) {
            FileUtils.deleteDirectory(golden.path().toFile());
            String taken = job.takeSavepoint(golden.backend(), format, temporary);
            move(Path.of(URI.create(taken)), golden.path());
            difference = TapeComparison.firstDifference(golden.expected(), golden.resume(2));
        }
        assertThat(difference).as(golden.toString()).isEmpty();
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path each : files.toList()) {
                Files.move(each, to.resolve(each.getFileName()));
            }
        }
    }
}
