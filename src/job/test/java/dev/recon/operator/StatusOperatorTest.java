package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.codec.Lines;
import dev.recon.core.ReconcilerReport;
import dev.recon.core.time.Progress;
import dev.recon.core.time.StreamReport;
import dev.recon.sink.OutRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One heartbeat in ten seconds; streams of one partition. */
class StatusOperatorTest {

    private static final long START = 1_763_632_800_000L;

    private TwoInputStreamOperatorTestHarness<StreamReport, ReconcilerReport, OutRecord> status;

    @BeforeEach
    void start() throws Exception {
        start(null);
    }

    private void start(OperatorSubtaskState state) throws Exception {
        status =
                new TwoInputStreamOperatorTestHarness<>(
                        new StatusOperator(
                                List.of("audit", "sensor"),
                                10_000,
                                SubmittedLine.ofStart(Lines.LINE)));
        status.setProcessingTime(START);
        status.setup();
        if (state != null) {
            status.initializeState(state);
        }
        status.open();
    }

    @AfterEach
    void close() throws Exception {
        status.close();
    }

    private void hear(int stream, int idle, int blind) throws Exception {
        Progress progress = new Progress(stream, 0, 1, 1, 1, START, START, 0, false);
        status.processElement1(
                new StreamRecord<>(new StreamReport(progress, idle, blind, 0, 1, 0)));
    }

    private void hear(int reconciler, long watermark, boolean quiescent) throws Exception {
        status.processElement2(
                new StreamRecord<>(
                        new ReconcilerReport(reconciler, 2, watermark, quiescent, 10, 100)));
    }

    private List<JsonNode> rowsAt(long millis) throws Exception {
        status.setProcessingTime(START + millis);
        List<JsonNode> rows = new ArrayList<>();
        for (OutRecord row : status.extractOutputValues()) {
            rows.add(new ObjectMapper().readTree(row.value));
        }
        status.getOutput().clear();
        return rows;
    }

    private List<String> eventsAt(long millis) throws Exception {
        return rowsAt(millis).stream()
                .filter(row -> row.has("stream"))
                .map(row -> row.get("type").asText() + " " + row.get("stream").asText())
                .toList();
    }

    @Test
    void emitsAtOnceThatAStreamIsIdleBlindOrBack() throws Exception {
        hear(0, 0, 0);
        hear(1, 0, 0);
        assertThat(eventsAt(200)).isEmpty();
        hear(1, 1, 0);
        assertThat(eventsAt(400)).containsExactly("STREAM_IDLE sensor");
        assertThat(eventsAt(600)).isEmpty();
        hear(1, 1, 1);
        hear(0, 1, 0);
        assertThat(eventsAt(800)).containsExactly("STREAM_IDLE audit", "STREAM_BLIND sensor");
        hear(1, 0, 0);
        assertThat(eventsAt(1_000)).containsExactly("STREAM_RESUMED sensor");
    }

    @Test
    void emitsTheFirstStateAnewAfterARestore() throws Exception {
        OperatorSubtaskState saved = status.snapshot(1, 1);
        status.close();
        start(saved);
        hear(0, 0, 0);
        hear(1, 1, 0);
        assertThat(eventsAt(200)).containsExactly("STREAM_RESUMED audit", "STREAM_IDLE sensor");
    }

    @Test
    void heartbeatsAtItsInterval() throws Exception {
        hear(0, START - 1_000, true);
        assertThat(rowsAt(9_800)).isEmpty();
        JsonNode first = rowsAt(10_000).get(0);
        assertThat(first.get("type").asText()).isEqualTo("HEARTBEAT");
        assertThat(first.get("watermark").isNull()).as("the other has not been heard").isTrue();
        assertThat(first.get("checkpointAt").isNull()).isTrue();
        assertThat(first.get("streams").get(0).get("state").asText()).isEqualTo("STARTING");

        hear(1, START - 2_000, false);
        hear(0, 0, 0);
        status.getOperator().notifyCheckpointComplete(1);
        assertThat(rowsAt(19_800)).isEmpty();
        JsonNode second = rowsAt(20_000).get(0);
        assertThat(second.get("watermark").asText()).isEqualTo("2025-11-20T09:59:58.000Z");
        assertThat(second.get("lagMillis").asLong()).isEqualTo(22_000);
        assertThat(second.get("openItems").asLong()).isEqualTo(20);
        assertThat(second.get("items").asLong()).isEqualTo(200);
        assertThat(second.get("atRest").asBoolean()).isFalse();
        assertThat(second.get("checkpointAt").asText()).isEqualTo("2025-11-20T10:00:10.000Z");
        assertThat(second.get("streams").get(0).get("state").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void isQuiescentWhenAllReconcilersAre() throws Exception {
        hear(0, START, true);
        hear(1, START, true);
        assertThat(rowsAt(10_000).get(0).get("atRest").asBoolean()).isTrue();
    }

    @Test
    void saysALastWordAtTheEndOfAllInput() throws Exception {
        status.endInput1();
        assertThat(rowsAt(0)).isEmpty();
        status.endInput2();
        assertThat(rowsAt(0)).hasSize(1);
    }
}
