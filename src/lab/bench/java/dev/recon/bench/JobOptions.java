package dev.recon.bench;

import dev.recon.generate.Span;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * How the job is set up for a benchmark; what is not said here is as by default. No semantic is
 * switched off: readings are held against their range, roles are selected, every source has rows of
 * its own, and delivery is exactly once.
 */
public final class JobOptions {

    private static final String END = "\n    end: latest";

    @Option(names = "--metrics-interval", converter = Span.Converter.class)
    Span metricsInterval = Span.minutes(1);

    @Option(names = "--missing-after", converter = Span.Converter.class)
    Span missingAfter = Span.minutes(2);

    @Option(names = "--out-of-orderness", converter = Span.Converter.class)
    Span outOfOrderness = Span.seconds(30);

    @Option(names = "--horizon", converter = Span.Converter.class)
    Span horizon = Span.minutes(10);

    @Option(names = "--idle-timeout", converter = Span.Converter.class)
    Span idleTimeout = Span.minutes(1);

    @Option(names = "--checkpoint-interval", converter = Span.Converter.class)
    Span checkpointInterval = Span.seconds(10);

    @Option(names = "--working-set")
    String workingSet = "256 MB";

    @Option(names = "--fills")
    Fills fills = Fills.NONE;

    /** What is emitted for readings. */
    enum Fills {
        NONE,
        /** Those that are lost. */
        FILLS,
        /** Those that are lost, and the whole series. */
        SERIES
    }

    /** The same as arguments, to be read by another process. */
    List<String> arguments() {
        return List.of(
                "--metrics-interval=" + metricsInterval,
                "--missing-after=" + missingAfter,
                "--out-of-orderness=" + outOfOrderness,
                "--horizon=" + horizon,
                "--idle-timeout=" + idleTimeout,
                "--checkpoint-interval=" + checkpointInterval,
                "--working-set=" + workingSet,
                "--fills=" + fills);
    }

    /**
     * The configuration of the job.
     *
     * @param bounded whether it ends where the topics end at its start
     */
    String yaml(
            String servers,
            String expected,
            String actual,
            String output,
            Path checkpoints,
            boolean bounded) {
        return """
        %s
        time:
          metrics-interval: %s
          missing-after: %s
          out-of-orderness: %s
          correction-horizon: %s
          idle-timeout: %s
        streams:
          audit:
            topic: %s%s
          sensor:
            topic: %s%s
            fields: { value: /temperature }
            range: { min: 50, max: 55 }
        controls:
          - name: ingest
            expected: { stream: audit, role: PRODUCER_EXPECTED }
            actual: [ { stream: sensor } ]
        kafka: { bootstrap-servers: "%s" }
        sinks:
          exceptions: { topic: %s }
          metrics: { topic: %s }
          deadletters: { topic: %s }
        %s\
        state:
          checkpoint-interval: %s
          checkpoint-dir: "%s"
          working-set: %s
        """
                .formatted(
                        fills == Fills.NONE ? "" : "fills: {}",
                        metricsInterval,
                        missingAfter,
                        outOfOrderness,
                        horizon,
                        idleTimeout,
                        expected,
                        bounded ? END : "",
                        actual,
                        bounded ? END : "",
                        servers,
                        JobTopics.exceptions(output),
                        JobTopics.metrics(output),
                        JobTopics.deadletters(output),
                        targets(output),
                        checkpointInterval,
                        checkpoints.toUri(),
                        workingSet);
    }

    private String targets(String output) {
        String target = "  %s: { topic: %s }\n";
        return switch (fills) {
            case NONE -> "";
            case FILLS -> target.formatted("fills", JobTopics.fills(output));
            case SERIES ->
                    target.formatted("fills", JobTopics.fills(output))
                            + target.formatted("series", JobTopics.series(output));
        };
    }
}
