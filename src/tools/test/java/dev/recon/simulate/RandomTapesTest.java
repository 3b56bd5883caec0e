package dev.recon.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.model.RandomTapes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The core against the naive model, on tapes that nobody thought of. */
class RandomTapesTest {

    private static final int TAPES = 1500;

    @Test
    void coreAndNaiveModelAgree() {
        long first = System.nanoTime() & 0xFFFFFFFL;
        for (long seed = first; seed < first + TAPES; seed++) {
            RandomTapes.RandomTape tape = RandomTapes.of(seed);
            Optional<String> difference =
                    TapeComparison.firstDifference(
                            tape.expected(),
                            TapeRunner.run(tape.tape(), new CoreMachine(tape.config())));
            assertThat(difference).as("seed " + seed).isEmpty();
        }
    }
}
