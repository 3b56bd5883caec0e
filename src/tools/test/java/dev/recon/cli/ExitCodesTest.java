package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verb ends by the one table. */
class ExitCodesTest {

    @TempDir Path folder;

    @Test
    void theTableIsOnlyEverAddedTo() {
        assertThat(ExitCodes.meanings().keySet())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130, 143);
        assertThat(ExitCodes.meanings().values())
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "simulate",
                "generate",
                "import",
                "dlq",
                "dlq list",
                "dlq show",
                "dlq replay",
                "report"
            })
    void helpIsFineAndAnUnknownOptionIsUsage(String verb) {
        assertEnds(ExitCodes.OK, verb + " --help");
        assertEnds(ExitCodes.USAGE, verb + " --no-such-option");
    }

    static Stream<String> missingFiles() {
        return Stream.of(
                "run --config DIR/none",
                "simulate --config DIR/none DIR/config.yaml",
                "simulate --config DIR/config.yaml DIR/none",
                "simulate --check DIR/none",
                "generate --records 1 --bootstrap-servers 127.0.0.1:1 --kafka-properties DIR/none",
                "generate --records 1 --out DIR/config.yaml",
                "import --readings DIR/none --out DIR/out",
                "import --expected DIR/none --out DIR/out",
                "import --audit DIR/none --out DIR/out",
                "dlq list --config DIR/none",
                "dlq show --config DIR/none",
                "dlq replay --config DIR/none",
                "dlq replay --config DIR/config.yaml --from DIR/none",
                "report --config DIR/none --source s",
                "report --config DIR/config.yaml --source s --control ingest --truth DIR/none");
    }

    @ParameterizedTest
    @MethodSource("missingFiles")
    void aFileThatIsNotThereOrCannotBeWritten(String command) throws IOException {
        config();
        assertEnds(ExitCodes.CONFIGURATION, command);
    }

    static Stream<String> brokenFiles() {
        return Stream.of(
                "run --config DIR/broken",
                "simulate --config DIR/broken DIR/broken",
                "simulate --config DIR/config.yaml DIR/broken",
                "import --readings DIR/broken --out DIR/out",
                "import --audit DIR/broken --out DIR/out",
                "import --expected DIR/broken --out DIR/out",
                "dlq list --config DIR/broken",
                "dlq replay --config DIR/config.yaml --from DIR/broken",
                "report --config DIR/broken --source s",
                "report --config DIR/config.yaml --source s --control ingest --truth DIR/broken");
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void aFileThatCannotBeUnderstood(String command) throws IOException {
        config();
        Files.writeString(folder.resolve("broken"), "{ neither YAML nor JSON nor CSV");
        assertEnds(ExitCodes.CONFIGURATION, command);
    }

    private void config() throws IOException {
        Files.writeString(
                folder.resolve("config.yaml"),
                """
                time: { metrics-interval: 1 min, missing-after: 2 min, correction-horizon: 1 h, idle-timeout: 1 min }
                streams: { sensor: { topic: in, fields: { value: /v } }, audit: { topic: audit } }
                controls: [ { name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] } ]
                fills: {}
                kafka: { bootstrap-servers: "127.0.0.1:1" }
                sinks: { series: {} }
                """);
    }

    private void assertEnds(int code, String command) {
        Cli ended = Cli.recon(command.replace("DIR", folder.toString()).split(" "));
        assertThat(ended.exitCode()).as("%s: %s", command, ended.err()).isEqualTo(code);
        assertThat(ended.err()).doesNotContain("\tat ");
    }
}
