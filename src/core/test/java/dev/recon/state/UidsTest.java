package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.rows.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UidsTest {

    /** They stand in savepoints: a line may be added here, and none be changed. */
    @Test
    void sinksAreCalledAsInAllSavepointsSoFar() {
        assertThat(Arrays.stream(Answer.values()).map(answer -> Uids.sink(answer.word())))
                .containsExactly(
                        "sink-exceptions",
                        "sink-metrics",
                        "sink-deadletters",
                        "sink-fills",
                        "sink-series",
                        "sink-status");
    }
}
