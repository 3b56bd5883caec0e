package dev.recon.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.rest.CheckpointStats;
import dev.recon.rest.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private final Troubles troubles = new Troubles("file:/c");

    @Test
    void saysEachRestartOnceAndItsRoot() {
        assertThat(troubles.restart(List.of())).isEmpty();
        assertThat(troubles.restart(failed(5)))
                .hasValue(
                        "the job failed and starts again from its last checkpoint (the first time): IOException: disk"
                                + " full");
        assertThat(troubles.restart(failed(5))).isEmpty();
        assertThat(troubles.restart(failed(6)).orElseThrow()).contains("(2 times so far)");
    }

    @Test
    void saysThatCheckpointsFailOnlyWhenSeveralInARowHave() {
        assertThat(troubles.checkpoints(counts(3, 1, "disk full"))).isEmpty();
        assertThat(troubles.checkpoints(counts(3, 2, "disk full"))).isEmpty();
        assertThat(troubles.checkpoints(counts(3, 3, "disk full")))
                .hasValue(
                        "checkpoints fail, so no answer is committed: disk full. Look at the disk behind file:/c.");
        assertThat(troubles.checkpoints(counts(3, 4, "disk full"))).isEmpty();
        assertThat(troubles.checkpoints(counts(4, 5, "disk full"))).isEmpty();
        assertThat(troubles.checkpoints(counts(4, 6, "disk full"))).isEmpty();
        assertThat(troubles.checkpoints(counts(4, 7, "disk full"))).isPresent();
    }

    @Test
    void aCheckpointThatARestartHasCutShortIsNoTrouble() {
        assertThat(troubles.checkpoints(counts(0, 5, ""))).isEmpty();
        assertThat(troubles.checkpoints(counts(0, 6, "Checkpoint Coordinator is suspending.")))
                .isEmpty();
    }

    @Test
    void aCheckpointOfWhichNothingIsKnownIsNoTrouble() {
        assertThat(troubles.checkpoints(counts(0, 5, ""))).isEmpty();
    }

    @Test
    void aReasonIsThatOfTheInnermostCause() {
        assertThat(Troubles.reason("a.B: outer\n\tat x.Y\nCaused by: c.D: root.\n\tat z\n"))
                .isEqualTo("D: root");
        assertThat(Troubles.reason("a.B\n\tat x.Y")).isEqualTo("B");
        assertThat(Troubles.reason("")).isEmpty();
        assertThat(Troubles.reason("a.B: " + "x".repeat(1_000))).hasSize(301).endsWith("…");
    }

    @Test
    void aReasonCannotDoAnythingToATerminal() {
        assertThat(Troubles.reason("a.B: \u001b[2Jgone\u202e"))
                .isEqualTo("B: \\x1b[2Jgone\\u{202e}");
    }

    private static List<Failure> failed(long timeMillis) {
        return List.of(
                new Failure(
                        timeMillis,
                        "rows",
                        "a.B: it failed\n\tat x\nCaused by: java.io.IOException: disk full\n"));
    }

    private static CheckpointStats counts(int completed, int failed, String message) {
        return new CheckpointStats(completed, failed, 0, 0, message, List.of());
    }
}
