package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every call of {@code recon bench} in the documentation is one that its command line takes. */
class BenchDocsTest {

    private static final String CALL = "./recon bench ";

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs").resolve("benchmarks.md"))) {
            at = at.getParent();
        }
        return at;
    }

    private static List<String> calls() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String page : List.of("README.md", "docs/benchmarks.md")) {
            Files.readAllLines(root().resolve(page)).stream()
                    .filter(line -> line.startsWith(CALL))
                    .map(line -> line.substring(CALL.length()).replaceFirst("#.*", "").strip())
                    .forEach(calls::add);
        }
        return calls;
    }

    @Test
    void everyCallIsUnderstood() throws IOException {
        assertThat(calls()).isNotEmpty();
        for (String call : calls()) {
            CommandLine bench = new CommandLine(new BenchMain());
            assertThatCode(() -> bench.parseArgs(call.split(" +")))
                    .as(call)
                    .doesNotThrowAnyException();
        }
    }
}
