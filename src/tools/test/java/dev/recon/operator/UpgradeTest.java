package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ControlConfig;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.time.Rules;
import dev.recon.model.TapeConfigs;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One run after another, each under a configuration of its own: windows of a second, patience of
 * two seconds, a horizon of ten.
 */
class UpgradeTest {

    private static final long T0 = 1_795_168_800_000L;
    private static final StreamConfig AUDIT = stream("audit");
    private static final StreamConfig SENSOR = stream("sensor");
    private static final StreamConfig BACKUP = stream("backup");
    private static final ControlConfig INGEST = control("ingest", "sensor");
    private static final ControlConfig COPY = control("copy", "backup");
    private static final Rules RULES = rules(1_000, 2_000, 10_000);

    private final List<TapeRow> rows = new ArrayList<>();
    private OperatorMachine machine;
    private long atMillis;

    private static Rules rules(long o, long n, long m) {
        return new Rules(o, n, 0, m, 60_000, 1_000, 0, false);
    }

    private static StreamConfig stream(String name) {
        return new StreamConfig(name, name, null, fields(), null, null, null);
    }

    private static Map<StreamConfig.Field, StreamConfig.FieldPath> fields() {
        Path config = Path.of("src/core/test/resources/tapes/late-on-a-multiple/config.yaml");
        var fields = new EnumMap<>(TapeConfigs.read(config).streams().get(0).fields());
        fields.remove(StreamConfig.Field.VALUE);
        return fields;
    }

    private static ControlConfig control(String name, String actual) {
        return new ControlConfig(
                name,
                new ControlConfig.Selector("audit", null),
                List.of(new ControlConfig.Output(actual, actual, null)),
                ControlConfig.Require.ALL);
    }

    private static ReconConfig config(
            Rules rules, List<StreamConfig> streams, ControlConfig... controls) {
        return new ReconConfig(rules, streams, List.of(controls), null, null, null);
    }

    private void start(ReconConfig config) {
        machine = new OperatorMachine(config, null, 2, null);
    }

    private void upgrade(ReconConfig config) throws Exception {
        upgrade(config, 3);
    }

    private void upgrade(ReconConfig config, int parallelism) throws Exception {
        OperatorMachine.Saved saved = machine.save();
        rows.addAll(machine.take());
        machine.close();
        machine = new OperatorMachine(config, null, parallelism, saved);
    }

    @AfterEach
    void close() throws Exception {
        machine.close();
    }

    private void record(String stream, String id, long time) {
        String json = "{\"id\":\"%s\",\"source\":\"s\",\"ts\":%d}".formatted(id, T0 + time);
        machine.record(
                stream,
                json.getBytes(StandardCharsets.UTF_8),
                HeaderLookup.NONE,
                NullNode.getInstance(),
                atMillis,
                TapeMachine.NO_WALL_CLOCK);
    }

    /** All streams come to a time, and W with them. */
    private void time(long time, String... streams) {
        for (String stream : streams) {
            String json = "{\"type\":\"heartbeat\",\"ts\":%d}".formatted(T0 + time + 1);
            machine.record(
                    stream,
                    json.getBytes(StandardCharsets.UTF_8),
                    HeaderLookup.NONE,
                    NullNode.getInstance(),
                    atMillis,
                    TapeMachine.NO_WALL_CLOCK);
        }
        tick();
    }

    private void tick() {
        atMillis += TapeRunner.TICK_MILLIS;
        machine.tick(atMillis);
    }

    /** What was said since the last time, metrics rows of all sources only. */
    private List<String> said() {
        rows.addAll(machine.take());
        List<String> said = new ArrayList<>();
        for (TapeRow row : rows) {
            JsonNode value = row.value();
            switch (row.topic()) {
                case TapeRow.METRICS -> {
                    if (value.get("source").asText().equals("*")) {
                        said.add(row(value));
                    }
                }
                case TapeRow.EXCEPTIONS ->
                        said.add(
                                value.get("type").asText()
                                        + " "
                                        + value.get("control").asText()
                                        + " "
                                        + value.get("id").asText());
                default ->
                        said.add(
                                value.get("reason").asText()
                                        + " "
                                        + value.path("control").asText()
                                        + " "
                                        + value.path("id").asText());
            }
        }
        rows.clear();
        said.sort(null);
        return said;
    }

    private static String row(JsonNode row) {
        long start = Instant.parse(row.get("windowStart").asText()).toEpochMilli() - T0;
        return "%s %d: expected %d matched %d missing %d r%d%s"
                .formatted(
                        row.get("control").asText(),
                        start,
                        row.get("expected").asLong(),
                        row.get("matched").asLong(),
                        row.get("missing").asLong(),
                        row.get("revision").asLong(),
                        row.get("final").asBoolean() ? " final" : "");
    }

    @Test
    void refusesAnotherMetricsIntervalForGood() throws Exception {
        List<StreamConfig> streams = List.of(AUDIT, SENSOR);
        start(config(RULES, streams, INGEST));
        OperatorMachine.Saved saved = machine.save();
        ReconConfig longer = config(rules(2_000, 2_000, 10_000), streams, INGEST);
        assertThatThrownBy(() -> new OperatorMachine(longer, null, 2, saved))
                .hasRootCauseInstanceOf(UnusableState.class)
                .hasCauseInstanceOf(SuppressRestartsException.class)
                .rootCause()
                .hasMessageContaining(
                        "time.metrics-interval was 1000 ms when it was taken and is 2000 ms now")
                .hasMessageContaining("keep it at 1000 ms, or start without state");
    }

    @Test
    void aNewControlBeginsBehindTheLatestRecordOfItsStreams() throws Exception {
        start(config(RULES, List.of(AUDIT, SENSOR, BACKUP), INGEST));
        record("audit", "seen", 500);
        record("sensor", "seen", 500);
        record("backup", "seen", 500);
        record("backup", "late", 400);
        record("sensor", "top", 700);

        upgrade(config(RULES, List.of(BACKUP, SENSOR, AUDIT), COPY, INGEST));
        record("audit", "late", 400);
        record("sensor", "late", 400);
        record("audit", "at", 700);
        record("sensor", "at", 700);
        record("audit", "next", 701);
        record("sensor", "next", 701);
        record("backup", "next", 701);
        time(3_000, "audit", "sensor", "backup");
        assertThat(said())
                .as("nothing is missing that was there")
                .containsExactly(
                        "BEYOND_HORIZON copy at",
                        "BEYOND_HORIZON copy late",
                        "UNEXPECTED ingest top",
                        "copy 0: expected 1 matched 1 missing 0 r1",
                        "ingest 0: expected 4 matched 4 missing 0 r1");

        upgrade(config(RULES, List.of(BACKUP, SENSOR, AUDIT), COPY, INGEST));
        record("backup", "at", 700);
        record("backup", "later", 702);
        time(4_000, "audit", "sensor", "backup");
        assertThat(said())
                .as("the floor holds")
                .contains("BEYOND_HORIZON copy at")
                .doesNotContain("BEYOND_HORIZON copy later");
    }

    @Test
    void aNewControlOfAJobThatHasReadNothingTakesEverything() throws Exception {
        start(config(RULES, List.of(AUDIT, SENSOR), INGEST));
        upgrade(config(RULES, List.of(AUDIT, SENSOR, BACKUP), INGEST, COPY));
        record("audit", "first", 1);
        time(3_000, "audit", "sensor", "backup");
        assertThat(said()).contains("MISSING copy first", "MISSING ingest first");
    }

    @Test
    void aControlThatIsRemovedIsSilentAndTheOthersContinue() throws Exception {
        List<StreamConfig> before = List.of(AUDIT, SENSOR, BACKUP);
        start(config(RULES, before, COPY, INGEST));
        record("audit", "a", 500);
        record("audit", "b", 500);
        time(999, "audit", "sensor", "backup");
        assertThat(said())
                .containsExactly(
                        "copy 0: expected 2 matched 0 missing 0 r1",
                        "ingest 0: expected 2 matched 0 missing 0 r1");

        upgrade(config(RULES, List.of(SENSOR, AUDIT), INGEST));
        record("sensor", "a", 500);
        time(3_000, "audit", "sensor");
        assertThat(said())
                .containsExactly("MISSING ingest b", "ingest 0: expected 2 matched 1 missing 1 r2");
        upgrade(config(RULES, List.of(AUDIT, SENSOR), INGEST), 1);
        time(20_000, "audit", "sensor");
        assertThat(said()).containsExactly("ingest 0: expected 2 matched 1 missing 1 r3 final");
    }

    @Test
    void aWindowThatIsClosedIsNotOpenedByALongerHorizon() throws Exception {
        List<StreamConfig> streams = List.of(AUDIT, SENSOR);
        start(config(RULES, streams, INGEST));
        record("audit", "a", 500);
        record("audit", "b", 1_500);
        time(11_000, "audit", "sensor");
        assertThat(said())
                .containsExactly(
                        "MISSING ingest a",
                        "MISSING ingest b",
                        "ingest 0: expected 1 matched 0 missing 1 r1 final",
                        "ingest 1000: expected 1 matched 0 missing 1 r1");

        upgrade(config(rules(1_000, 2_000, 60_000), streams, INGEST));
        record("sensor", "a", 500);
        record("sensor", "b", 1_500);
        upgrade(config(rules(1_000, 2_000, 90_000), streams, INGEST));
        record("audit", "c", 1_000);
        record("audit", "d", 1_001);
        record("sensor", "d", 1_001);
        time(95_000, "audit", "sensor");
        assertThat(said())
                .containsExactly(
                        "BEYOND_HORIZON ingest a",
                        "BEYOND_HORIZON ingest c",
                        "FOUND ingest b",
                        "ingest 1000: expected 2 matched 2 missing 0 r2 final");
    }

    @Test
    void aShorterHorizonDecidesAndClosesWhatIsBeyondIt() throws Exception {
        List<StreamConfig> streams = List.of(AUDIT, SENSOR);
        start(config(rules(1_000, 20_000, 60_000), streams, INGEST));
        record("audit", "a", 500);
        record("audit", "b", 9_000);
        time(10_000, "audit", "sensor");
        said();

        upgrade(config(rules(1_000, 2_000, 3_000), streams, INGEST));
        record("sensor", "b", 9_000);
        record("sensor", "a", 500);
        time(10_001, "audit", "sensor");
        assertThat(said())
                .containsExactly(
                        "BEYOND_HORIZON ingest a",
                        "MISSING ingest a",
                        "ingest 0: expected 1 matched 0 missing 1 r2 final");
    }
}
