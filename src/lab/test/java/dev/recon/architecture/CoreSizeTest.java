package dev.recon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class CoreSizeTest {

    private static final Path CORE = Path.of("src", "core", "main", "java", "dev", "recon", "core");

    /** What the page of the core says is to be read: its own package, and two files of time. */
    @Test
    void theSemanticsAreReadInOneSitting() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(CORE)) {
            found.filter(Files::isRegularFile).forEach(files::add);
        }
        files.add(CORE.resolve("time").resolve("Rules.java"));
        files.add(CORE.resolve("time").resolve("Windowing.java"));
        int lines = 0;
        for (Path file : files) {
            lines += Files.readAllLines(file).size();
        }
        assertThat(files).hasSizeGreaterThan(8);
        assertThat(lines).isLessThan(900);
    }
}
