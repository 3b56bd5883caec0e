package dev.recon.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.model.TapeConfigs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoreMachineTest {

    private static final Path TAPES = Path.of("src/core/test/resources/tapes");

    @Test
    void givesTheExactAnswerToEveryTape() throws IOException {
        StringBuilder report = new StringBuilder();
        boolean same = new TapeCheck(TapeConfigs::read, CoreMachine::new).check(TAPES, report);
        assertThat(same).as(report.toString()).isTrue();
    }
}
