package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.model.TapeConfigs;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeComparison;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tape through the operators, with the clock and the restarts in the test's hand. */
class OperatorTapesTest {

    static Stream<Path> tapes() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/core/test/resources/tapes"))) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void giveTheExactAnswer(Path folder) throws Exception {
        ReconConfig config = TapeConfigs.read(folder.resolve("config.yaml"));
        Tape tape = tape(folder, config);
        OperatorMachine machine = new OperatorMachine(config, tape.startMillis(), 1, null);
        List<TapeRow> rows = TapeRunner.run(tape, machine);
        machine.close();
        assertThat(TapeComparison.firstDifference(expected(folder), rows)).isEmpty();
    }

    private static Tape tape(Path folder, ReconConfig config) {
        List<String> streams = config.streams().stream().map(StreamConfig::name).toList();
        return Tape.read(folder.resolve("tape.jsonl"), streams);
    }

    private static List<TapeRow> expected(Path folder) {
        return TapeComparison.readRows(folder.resolve("expected.jsonl"));
    }
}
