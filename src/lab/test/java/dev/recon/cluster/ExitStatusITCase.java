package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How `recon run` ends, as a script sees it: in a process of its own. */
class ExitStatusITCase {

    private static final String NOBODY = "127.0.0.1:1";

    @TempDir private Path folder;

    private record Ended(int status, String text, Duration after) {}

    @Test
    void aBadConfigurationIsReportedAsAWholeByLineAndColumn() throws Exception {
        String file =
                config(
                        """
                        time:
                          metrics-interval: 1 min
                          missing-after: 2 min
                          out-of-orderness: 3 min
                          correction-horizon: 2 min
                          idle-timeout: soon
                          timer-resolution: 2 min
                          patience: 2 min
                        kafka:
                          bootstrap-servers: 127.0.0.1:1
                        streams:
                          sensor:
                            topic: sensor-events
                            fields: { id: id }
                          audit:
                            topic: sensor-audit
                        controls:
                          - name: ingest
                            expected: { stream: audits }
                            actual:
                              - { stream: sensor }
                              - { stream: audit, name: sensor }
                        """);
        Ended ended = recon("run", "--config", file);

        assertThat(ended.status).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ended.text.lines())
                .anyMatch(line -> line.contains("8 problems"))
                .anyMatch(
                        line ->
                                line.contains(file + ":4:3: ")
                                        && line.contains("at most time.missing-after"))
                .anyMatch(
                        line ->
                                line.contains(file + ":5:3: ")
                                        && line.contains("at least time.missing-after"))
                .anyMatch(line -> line.contains(file + ":6:17: ") && line.contains("`soon`"))
                .anyMatch(
                        line ->
                                line.contains(file + ":7:3: ")
                                        && line.contains("at most time.metrics-interval"))
                .anyMatch(line -> line.contains(file + ":8:3: ") && line.contains("time.patience"))
                .anyMatch(line -> line.contains(file + ":14:19: ") && line.contains("JSON Pointer"))
                .anyMatch(line -> line.contains(file + ":19:25: ") && line.contains("`audits`"))
                .anyMatch(line -> line.contains(file + ":22:32: ") && line.contains("one name"))
                .noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsGivenUpWithinSeconds() throws Exception {
        Ended ended = recon("run", "--config", config(NOBODY, "sensor-events"));

        assertThat(ended.status).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(ended.text)
                .contains("Kafka at " + NOBODY + " gave no answer within 10 s when asked to")
                .doesNotContain("\tat ");
        assertThat(ended.after).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void everyVerbThatNeedsABrokerEndsAlikeWithoutOne() throws Exception {
        String config = config(NOBODY, "sensor-events");
        Path csv = Files.writeString(folder.resolve("r.csv"), "source,seq,ts_ms,value\ns,1,5,1\n");
        for (List<String> verb :
                List.of(
                        List.of("dlq", "list", "--config", config),
                        List.of("generate", "--records", "9", "--bootstrap-servers", NOBODY),
                        List.of(
                                "import",
                                "--readings",
                                csv.toString(),
                                "--bootstrap-servers",
                                NOBODY))) {
            Ended ended = recon(verb.toArray(String[]::new));
            assertThat(ended.status)
                    .as("%s: %s", verb, ended.text)
                    .isEqualTo(ExitCodes.UNREACHABLE);
            assertThat(ended.text).contains("recon: ").doesNotContain("\tat ");
        }
    }

    @Test
    void aMissingTopicIsNamed() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            broker.createTopic("sensor-audit", 1, Map.of());
            Ended ended =
                    recon("run", "--config", config(broker.bootstrapServers(), "not-yet-there"));

            assertThat(ended.status).isEqualTo(ExitCodes.UNREACHABLE);
            assertThat(ended.text)
                    .contains("No such input topic at " + broker.bootstrapServers())
                    .contains(": not-yet-there. Create it")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aSavepointThatIsNotThereIsNamed() throws Exception {
        String file = config(NOBODY, "sensor-events");
        Ended ended = recon("run", "--config", file, "--from-savepoint", folder + "/none");

        assertThat(ended.status).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ended.text).contains("No savepoint can be read at " + folder + "/none");
    }

    @Test
    void aCommandLineThatMakesNoSenseIsAMistakeOfUsage() throws Exception {
        assertThat(recon("run").status).isEqualTo(ExitCodes.USAGE);
        assertThat(recon("rnu").text).contains("rnu", "recon --help");
    }

    private String config(String servers, String sensorTopic) throws IOException {
        return config(
                Files.readString(Path.of("flink-conf", "recon.yaml"))
                        .replace("127.0.0.1:9092", servers)
                        .replace("sensor-events", sensorTopic));
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("recon.yaml"), yaml).toString();
    }

    private static Ended recon(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add(
                "-Dlog4j2.configurationFile="
                        + Path.of("flink-conf", "log4j-local.properties").toAbsolutePath());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.recon.cli.ReconMain");
        command.addAll(List.of(args));
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Ended(status, text, Duration.ofNanos(System.nanoTime() - before));
    }
}
