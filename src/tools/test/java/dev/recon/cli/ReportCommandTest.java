package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("recon.yaml");
        Files.writeString(
                file,
                """
                time: { metrics-interval: 1 min, missing-after: 2 min, correction-horizon: 1 h, idle-timeout: 1 min }
                streams: { sensor: { topic: in }, audit: { topic: audit }, stored: { topic: stored } }
                controls:
                  - { name: one, expected: { stream: audit }, actual: [ { stream: sensor } ] }
                  - { name: two, expected: { stream: audit }, actual: [ { stream: sensor }, { stream: stored } ] }
                kafka: { bootstrap-servers: "127.0.0.1:1" }
                """);
    }

    private Cli report(String... more) {
        List<String> all = new ArrayList<>(List.of("report", "--config", file.toString()));
        all.addAll(List.of(more));
        return Cli.recon(all.toArray(String[]::new));
    }

    private void assertMistake(Cli run, String... words) {
        assertThat(run.err()).contains(words);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void helpBeginsWithAnExample() {
        Cli help = Cli.recon("report", "--help");
        assertThat(help.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(help.out()).startsWith("recon report --config ").contains("--truth");
    }

    @Test
    void mistakesOfTheCommandLineAreNamed() {
        assertMistake(report(), "--control and --output", "one (output sensor)");
        assertMistake(report("--control", "three"), "--control three", "two (output stored)");
        assertMistake(report("--control", "two"), "two (output sensor), two (output stored)");
        assertMistake(report("--control", "one", "--from", "noon"), "--from noon", "RFC 3339");
        assertMistake(
                report(
                        "--control",
                        "one",
                        "--from",
                        "2026-11-20T10:00:00Z",
                        "--to",
                        "2026-11-20T09:00:00Z"),
                "--from must be before --to");
    }

    @Test
    void aTruthThatCannotBeUnderstoodIsRefused() throws IOException {
        Path truth = Files.writeString(folder.resolve("truth.jsonl"), "\n{\"id\":\"a\"}\n");
        Cli refused = report("--control", "one", "--truth", truth.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(refused.err()).contains("truth.jsonl:2: ").doesNotContain("\tat ");
    }
}
