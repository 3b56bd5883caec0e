package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void tellsBytesFramesAndSkewOfEachStage() throws Exception {
        List<JsonNode> vertices =
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
    private static JsonNode vertex(String name, int in0, int in1, int out0, int out1)
            throws Exception {
        int[][] bytes = {{in0, out0}, {in1, out1}};
        List<String> subtasks = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            subtasks.add(
                    """
                    {"subtask":%d,"metrics":{"read-bytes":%d,"write-bytes":%d,"read-records":2}}"""
                            .formatted(i, bytes[i][0], bytes[i][1]));
        }
        String json =
                """
                {"name":"%s","parallelism":2,"subtasks":%s}"""
                        .formatted(name, subtasks);
        return new ObjectMapper().readTree(json);
    }
}
