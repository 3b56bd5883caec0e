package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ReconConfig;
import dev.recon.model.TapeConfigs;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bounded stream among live ones: when it has ended it neither holds W back nor ends the job. */
class EndedStreamTest {

    private static final long T0 = 1_795_168_800_000L;
    private static final ReconConfig CONFIG =
            TapeConfigs.read(
                    Path.of("src/core/test/resources/tapes/missing-then-found/config.yaml"));

    private final List<TapeRow> rows = new ArrayList<>();

    @Test
    void holdsNothingBack() throws Exception {
        OperatorMachine machine = new OperatorMachine(CONFIG, null, 2, null);
        feedAndEndTheAudit(machine);
        liveOn(machine);
        machine.close();
        assertMissingReported();
    }

    @Test
    void holdsNothingBackAfterARestartEither() throws Exception {
        OperatorMachine machine = new OperatorMachine(CONFIG, null, 2, null);
        feedAndEndTheAudit(machine);
        OperatorMachine.Saved saved = machine.save();
        machine.close();
        OperatorMachine restored = new OperatorMachine(CONFIG, null, 3, saved);
        liveOn(restored);
        restored.close();
        assertMissingReported();
    }

    private void feedAndEndTheAudit(OperatorMachine machine) {
        record(machine, "audit", "lost", T0, 0);
        record(machine, "sensor", "other", T0, 100);
        machine.tick(200);
        machine.endStream("audit");
        machine.tick(400);
        rows.addAll(machine.take());
        assertThat(rows).isEmpty();
    }

    /** Only the sensor lives, and its event time alone moves W. */
    private void liveOn(OperatorMachine machine) {
        long patience = CONFIG.rules().missingAfterMillis();
        record(machine, "sensor", "later", T0 + patience + 1000, 600);
        machine.tick(800);
        rows.addAll(machine.take());
    }

    private void assertMissingReported() {
        List<String> types =
                rows.stream().map(row -> row.value().path("type").asText() + row.key()).toList();
        assertThat(types).contains("MISSINGingest/sensor/s1/lost");
        assertThat(rows).noneMatch(row -> row.value().path("final").asBoolean());
    }

    private static void record(
            OperatorMachine machine, String stream, String id, long timeMillis, long atMillis) {
        String json =
                "{\"id\":\"%s\",\"source\":\"s1\",\"ts\":%d,\"temperature\":52}"
                        .formatted(id, timeMillis);
        machine.record(
                stream,
                json.getBytes(StandardCharsets.UTF_8),
                HeaderLookup.NONE,
                NullNode.getInstance(),
                atMillis,
                TapeMachine.NO_WALL_CLOCK);
    }
}
