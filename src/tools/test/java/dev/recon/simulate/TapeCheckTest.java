package dev.recon.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.model.NaiveModel;
import dev.recon.model.RandomTapes;
import dev.recon.model.TapeConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeCheckTest {

    @TempDir private Path dir;

    private final TapeCheck check = new TapeCheck(TapeConfigs::read, NaiveModel::new);
    private final StringBuilder out = new StringBuilder();

    @Test
    void countsTapesAtAnyDepth() throws IOException {
        RandomTapes.of(1).toFolder(dir.resolve("a"));
        RandomTapes.of(2).toFolder(dir.resolve("b/c"));
        assertThat(check.check(dir, out)).isTrue();
        assertThat(out).hasToString("2 tapes, 0 differ\n");
    }

    @Test
    void writesOneLineForEachTapeThatDiffers() throws IOException {
        RandomTapes.of(1).toFolder(dir.resolve("a"));
        RandomTapes.of(2).toFolder(dir.resolve("b"));
        Path expected = dir.resolve("b/expected.jsonl");
        List<String> rows = Files.readAllLines(expected);
        Files.write(expected, rows.subList(1, rows.size()));
        assertThat(check.check(dir, out)).isFalse();
        assertThat(out).hasToString("b: not expected: " + rows.get(0) + "\n2 tapes, 1 differ\n");
    }

    @Test
    void continuesAfterAFolderThatIsBroken() throws IOException {
        RandomTapes.of(1).toFolder(dir.resolve("a"));
        RandomTapes.of(2).toFolder(dir.resolve("b"));
        RandomTapes.of(3).toFolder(dir.resolve("c"));
        RandomTapes.of(4).toFolder(dir.resolve("d"));
        Files.writeString(dir.resolve("a/tape.jsonl"), "{\"at\":0}\n{\"at\":-1}\n");
        Files.delete(dir.resolve("b/expected.jsonl"));
        Files.delete(dir.resolve("c/config.yaml"));
        assertThat(check.check(dir, out)).isFalse();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("a: cannot be played: ")
                                        .contains("tape.jsonl:2: "),
                        line ->
                                assertThat(line)
                                        .startsWith("b: cannot be played: ")
                                        .contains("expected.jsonl"),
                        line ->
                                assertThat(line)
                                        .startsWith("c: cannot be played: ")
                                        .contains("config.yaml"),
                        line -> assertThat(line).isEqualTo("4 tapes, 3 differ"));
    }

    @Test
    void keepsAReasonOfManyLinesOnOne() throws IOException {
        RandomTapes.of(1).toFolder(dir.resolve("a"));
        TapeCheck refusing =
                new TapeCheck(
                        file -> {
                            throw new IllegalArgumentException("first\nsecond");
                        },
                        NaiveModel::new);
        refusing.check(dir, out);
        assertThat(out).hasToString("a: cannot be played: first; second\n1 tapes, 1 differ\n");
    }

    @Test
    void failsOnAFolderThatIsNotThere() {
        assertThatThrownBy(() -> check.check(dir.resolve("nowhere"), out))
                .isInstanceOf(IOException.class);
    }
}
