package dev.recon.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Troubles troubles = new Troubles("file:/c");

    @Test
    void tellsOfEachRestartOnceAndOfItsRoot() throws Exception {
        assertThat(troubles.restart(json("{}"))).isEmpty();
        assertThat(troubles.restart(failed(5)))
                .hasValue(
                        "the job failed and starts again from its last checkpoint (the first time): IOException: disk"
                                + " full");
        assertThat(troubles.restart(failed(5))).isEmpty();
        assertThat(troubles.restart(failed(6)).orElseThrow()).contains("(2 times so far)");
    }

    @Test
    void tellsOfCheckpointsOnlyWhenSeveralInARowHaveFailed() throws Exception {
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
    void aCheckpointThatARestartHasCutShortIsNoTrouble() throws Exception {
        assertThat(troubles.checkpoints(counts(0, 5, ""))).isEmpty();
        assertThat(troubles.checkpoints(counts(0, 6, "Checkpoint Coordinator is suspending.")))
                .isEmpty();
    }

    @Test
    void aCheckpointOfWhichNothingIsKnownIsNoTrouble() throws Exception {
        JsonNode unknown =
                json("{'counts':{'failed':5},'latest':{'failed':{'failure_message':null}}}");
        assertThat(troubles.checkpoints(unknown)).isEmpty();
    }

    @Test
    void aReasonIsThatOfTheInnermostCause() {
        assertThat(Troubles.reason("a.B: outer\n\tat x.Y\nCaused by: c.D: root.\n\tat z\n"))
                .isEqualTo("D: root");
        assertThat(Troubles.reason("a.B\n\tat x.Y")).isEqualTo("B");
        assertThat(Troubles.reason("")).isEmpty();
        assertThat(Troubles.reason("a.B: " + "x".repeat(1_000))).hasSize(301).endsWith("…");
    }

    private static JsonNode failed(long time) throws JsonProcessingException {
        return json(
                "{'exceptionHistory':{'entries':[{'timestamp':"
                        + time
                        + ",'stacktrace':'a.B: it failed\\n\\tat x\\nCaused by: java.io.IOException: disk full\\n'}]}}");
    }

    private static JsonNode counts(int completed, int failed, String message)
            throws JsonProcessingException {
        return json(
                "{'counts':{'completed':"
                        + completed
                        + ",'failed':"
                        + failed
                        + "},'latest':{'failed':{'failure_message':'"
                        + message
                        + "'}}}");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
