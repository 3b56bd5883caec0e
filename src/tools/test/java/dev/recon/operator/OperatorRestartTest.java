package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.config.ReconConfig;
import dev.recon.core.time.Rules;
import dev.recon.model.RandomTapes;
import dev.recon.simulate.CoreMachine;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random tapes through operators that are checkpointed, thrown away and restored at another
 * parallelism again and again: the outcome is that of the core that was never disturbed.
 */
class OperatorRestartTest {

    private static final int TAPES = 60;
    private static final long LONG_HORIZON_MILLIS = 864_000_000_000L;

    @Test
    void restartsAndRescalingChangeNoOutcome() throws Exception {
        long first = System.nanoTime() & 0xFFFFFFFL;
        int restarts = 0;
        for (long seed = first; seed < first + TAPES; seed++) {
            RandomTapes.RandomTape random = RandomTapes.of(seed);
            ReconConfig config = withLongHorizon(random.config());
            Tape tape = random.tape();
            List<TapeRow> undisturbed = toTheEnd(tape, new CoreMachine(config));
            RestartingMachine machine =
                    new RestartingMachine(config, tape.startMillis(), new Random(seed));
            List<TapeRow> disturbed = toTheEnd(tape, machine);
            machine.close();
            restarts += machine.restarts();
            assertThat(outcome(disturbed))
                    .as("seed %d, %d restarts", seed, machine.restarts())
                    .isEqualTo(outcome(undisturbed));
            assertRevisionsRise(disturbed, seed);
        }
        assertThat(restarts).isGreaterThan(TAPES);
    }

    /** Nothing is beyond the horizon, so what was decided when does not matter. */
    private static ReconConfig withLongHorizon(ReconConfig config) {
        Rules rules = config.rules();
        Rules longer =
                new Rules(
                        rules.metricsIntervalMillis(),
                        rules.missingAfterMillis(),
                        rules.outOfOrdernessMillis(),
                        LONG_HORIZON_MILLIS,
                        rules.idleTimeoutMillis(),
                        rules.timerResolutionMillis(),
                        rules.futureToleranceMillis(),
                        rules.reportDuplicates());
        return new ReconConfig(
                longer,
                config.streams(),
                config.controls(),
                config.kafka(),
                config.sinks(),
                config.state());
    }

    private static List<TapeRow> toTheEnd(Tape tape, TapeMachine machine) {
        List<TapeRow> rows = new ArrayList<>(TapeRunner.run(tape, machine));
        List<Tape.Step> steps = tape.steps();
        if (steps.isEmpty() || !steps.get(steps.size() - 1).end()) {
            machine.end(steps.isEmpty() ? 0 : steps.get(steps.size() - 1).atMillis());
            rows.addAll(machine.take());
        }
        return rows;
    }

    /** Final rows without how they came about, net exceptions, and every dead letter. */
    private static Map<String, Object> outcome(List<TapeRow> rows) {
        Map<String, Object> outcome = new TreeMap<>();
        for (TapeRow row : rows) {
            JsonNode value = row.value();
            if (row.topic().equals(TapeRow.METRICS)) {
                if (value.get("final").booleanValue() && countsAnything(value)) {
                    ObjectNode counts = value.deepCopy();
                    counts.remove(List.of("revision", "found"));
                    assertThat(outcome.put("row " + row.key(), counts.toString())).isNull();
                }
            } else if (row.topic().equals(TapeRow.EXCEPTIONS)) {
                net(outcome, row.key(), value);
            } else {
                count(outcome, "dead " + row.key() + value.get("reason") + value.get("id"), 1);
            }
        }
        outcome.values().removeIf(Integer.valueOf(0)::equals);
        return outcome;
    }

    /**
     * Where the two sides of an item disagree in time, a window may have seen nothing but an
     * unexpected that was explained, and whether it was reported in between depends on when W came
     * by: then there is a row of zeros, or none.
     */
    private static boolean countsAnything(JsonNode row) {
        for (String count :
                List.of(
                        "expected",
                        "unexpected",
                        "duplicateExpected",
                        "duplicateActual",
                        "invalid")) {
            if (row.get(count).longValue() != 0) {
                return true;
            }
        }
        return false;
    }

    private static void net(Map<String, Object> outcome, String key, JsonNode value) {
        switch (value.get("type").textValue()) {
            case "MISSING" -> count(outcome, "missing " + key, 1);
            case "FOUND" -> count(outcome, "missing " + key, -1);
            case "UNEXPECTED" -> count(outcome, "unexpected " + key, 1);
            case "EXPLAINED" -> count(outcome, "unexpected " + key, -1);
            default -> count(outcome, "event " + key + value, 1);
        }
    }

    private static void count(Map<String, Object> outcome, String what, int delta) {
        outcome.merge(what, delta, (a, b) -> (Integer) a + (Integer) b);
    }

    private static void assertRevisionsRise(List<TapeRow> rows, long seed) {
        Map<String, Long> last = new HashMap<>();
        for (TapeRow row : rows) {
            if (row.topic().equals(TapeRow.METRICS)) {
                long revision = row.value().get("revision").longValue();
                Long before = last.put(row.key(), revision);
                assertThat(revision)
                        .as("seed %d, %s", seed, row.key())
                        .isEqualTo(before == null ? 1 : before + 1);
            }
        }
    }
}
