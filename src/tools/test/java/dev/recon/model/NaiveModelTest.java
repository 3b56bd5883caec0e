package dev.recon.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.simulate.TapeCheck;
import dev.recon.simulate.TapeComparison;
import dev.recon.simulate.TapeRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaiveModelTest {

    static Stream<Path> tapes() throws IOException {
        try (Stream<Path> folders = Files.list(tapesFolder())) {
            return folders.sorted().toList().stream();
        }
    }

    static Path tapesFolder() {
        return Path.of("src/core/test/resources/tapes");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tapes")
    void saysWhatTheTapeExpects(Path folder) {
        List<TapeRow> actual =
                TapeCheck.play(
                        folder.resolve(TapeCheck.TAPE_FILE),
                        TapeConfigs.read(folder.resolve(TapeCheck.CONFIG_FILE)),
                        NaiveModel::new);
        List<TapeRow> expected = TapeComparison.readRows(folder.resolve(TapeCheck.EXPECTED_FILE));
        assertThat(TapeComparison.firstDifference(expected, actual))
                .as(folder.toString())
                .isEmpty();
    }

    @Test
    void passesTheCheckOfAllTapes() throws Exception {
        StringBuilder out = new StringBuilder();
        boolean agree = new TapeCheck(TapeConfigs::read, NaiveModel::new).check(tapesFolder(), out);
        assertThat(out).hasToString(tapes().count() + " tapes, 0 differ\n");
        assertThat(agree).isTrue();
    }
}
