package dev.recon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How much there is to read. The semantics are what the page of the core says: what becomes of an
 * item, how far event time has come, when a row is emitted. Tables, their memory and their codecs
 * are not; they may change without an answer that changes.
 */
class CoreSizeTest {

    private static final Path CORE = Path.of("src", "core", "main", "java", "dev", "recon", "core");

    /** Of other rooms, but read with what is on top. */
    private static final List<String> ARITHMETIC = List.of("time/Rules", "time/Windowing");

    private static final List<String> ITEM =
            List.of("items/Arrival", "items/ItemCursor", "items/ItemFlags");

    private static final List<String> ROWS = List.of("rows/Counter", "rows/WindowRows");

    private static Stream<Path> files(String room) throws IOException {
        try (Stream<Path> found = Files.list(CORE.resolve(room))) {
            return found.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static Stream<Path> named(List<String> names) {
        return names.stream().map(name -> CORE.resolve(name + ".java"));
    }

    private static long lines(Stream<Path> files) throws IOException {
        long lines = 0;
        for (Path file : files.toList()) {
            lines += Files.readAllLines(file).size();
        }
        return lines;
    }

    private static long item() throws IOException {
        return lines(files("")) + lines(named(ARITHMETIC)) + lines(named(ITEM));
    }

    private static long time() throws IOException {
        return lines(files("time")) - lines(named(ARITHMETIC));
    }

    @Test
    void whatBecomesOfAnItemIsReadInOneSitting() throws IOException {
        assertThat(files("")).hasSizeGreaterThan(6);
        assertThat(item() - lines(named(ITEM))).as("without tables").isBetween(500L, 900L);
        assertThat(item()).isLessThan(1_000L);
    }

    @Test
    void howFarEventTimeHasComeIsReadInAnother() throws IOException {
        assertThat(files("time")).hasSizeGreaterThan(8);
        assertThat(time()).isBetween(500L, 1_000L);
    }

    @Test
    void allOfTheSemanticsAreReadInAnAfternoon() throws IOException {
        assertThat(item() + time() + lines(named(ROWS))).isLessThan(2_400L);
    }
}
