package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DlqCommandTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("recon.yaml");
        Files.writeString(
                file,
                """
                time: { metrics-interval: 1 min, missing-after: 2 min, correction-horizon: 1 h, idle-timeout: 1 min }
                streams: { sensor: { topic: in }, audit: { topic: audit } }
                controls: [ { name: c, expected: { stream: audit }, actual: [ { stream: sensor } ] } ]
                kafka: { bootstrap-servers: "127.0.0.1:1" }
                sinks: { deadletters: { file: dead } }
                """);
    }

    private Cli dlq(String verb, String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"dlq", verb, "--config", file.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Cli.recon(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay"})
    void helpBeginsWithAnExample(String verb) {
        Cli help = Cli.recon("dlq", verb, "--help");
        assertThat(help.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(help.out()).startsWith("recon dlq " + verb + " --config ");
        assertThat(Cli.recon("dlq", "--help").out()).startsWith("recon dlq list").contains(verb);
    }

    @Test
    void aVerbIsNeeded() {
        assertThat(Cli.recon("dlq").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Cli.recon("dlq").err()).contains("a command is missing", "recon dlq --help");
    }

    @Test
    void mistakesOfTheCommandLineAreNamed() {
        assertThat(dlq("list", "--stream", "sensr").err())
                .contains("--stream sensr", "audit, sensor");
        assertThat(dlq("list", "--stream", "sensr").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(dlq("list", "--reason", "ODD").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(dlq("show", "--place", "in-0-1").err()).contains("topic/partition/offset");
        assertThat(dlq("show", "--since", "soon").err()).contains("--since soon");
        assertThat(dlq("show", "--limit", "0").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(dlq("replay", "--from", "none.jsonl").err()).contains("none.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay"})
    void lettersInAFolderAreNotForThis(String verb) {
        Cli refused = dlq(verb);
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(refused.err()).contains("sinks.deadletters.file").doesNotContain("\tat ");
    }

    @Test
    void aFileThatCannotBeUnderstoodIsRefused() throws IOException {
        Path edits = Files.writeString(folder.resolve("edits.jsonl"), "{}");
        Cli refused = dlq("replay", "--from", edits.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(refused.err()).contains("edits.jsonl:1: ");
    }
}
