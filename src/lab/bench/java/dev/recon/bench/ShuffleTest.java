package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.recon.rest.VertexDetails;
import dev.recon.rest.VertexDetails.Subtask;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void tellsBytesFramesAndSkewOfEachStage() {
        List<VertexDetails> vertices =
                List.of(
                        vertex("Source: audit -> decode audit", 0, 0, 300, 100),
                        vertex("Source: sensor -> decode sensor", 0, 0, 300, 100),
                        vertex("reconcile -> sink-exceptions: Writer", 600, 200, 0, 0),
                        vertex("rows -> sink-metrics: Writer", 90, 30, 0, 0),
                        vertex("sink-deadletters: Writer", 0, 0, 0, 0));
        assertThat(Shuffle.figures(vertices, 10))
                .contains(
                        entry(Shuffle.BYTES_TO_RECONCILE, 80.0),
                        entry(Shuffle.BYTES_TO_ROWS, 12.0),
                        entry(Shuffle.RECORDS_PER_FRAME, 2.5),
                        entry(Shuffle.FRAMES_TO_ROWS, 4.0),
                        entry(Shuffle.SKEW_DECODE, 1.5),
                        entry(Shuffle.SKEW_RECONCILE, 1.5),
                        entry(Shuffle.SKEW_ROWS, 1.5));
    }

    /** Of two subtasks, with two frames each. */
    private static VertexDetails vertex(String name, int in0, int in1, int out0, int out1) {
        return new VertexDetails(
                "", name, 2, List.of(subtask(0, in0, out0), subtask(1, in1, out1)));
    }

    private static Subtask subtask(int index, int in, int out) {
        return new Subtask(index, "FINISHED", 2, in, 0, out);
    }
}
