package dev.recon.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.codec.HeaderLookup;
import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.simulate.CoreMachine;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A plant whose sensors, of which three are neighbours, lose readings, through the core, and
 * through operators at several parallelisms that are restarted: every fill, every point of the
 * series and every metrics row is the same, to the digit.
 */
class FilledTapesTest {

    private static final long START = 1_795_168_800_000L;
    private static final int SENSORS = 5;
    private static final int READINGS = 700;
    private static final HeaderLookup NO_HEADERS = name -> null;

    private static final String YAML =
            """
            time:
              metrics-interval: 1 min
              missing-after: 20 s
              out-of-orderness: 5 s
              correction-horizon: 5 min
              idle-timeout: 1 h
            streams:
              sensor: { topic: sensor, fields: { value: /value }, range: { max: 1000 } }
              audit: { topic: audit }
            controls:
              - { name: c, expected: { stream: audit }, actual: [ { stream: sensor } ] }
            fills: { neighbours: NEIGHBOURS }
            kafka: { bootstrap-servers: "nowhere:1" }
            sinks: { series: {} }
            state: { checkpoint-dir: "file:///nowhere" }
            """;

    private static final ReconConfig CONFIG = config("[ [s4, s1, s3] ]");

    private static ReconConfig config(String neighbours) {
        return ConfigReader.parse("test.yaml", YAML.replace("NEIGHBOURS", neighbours));
    }

    /** Whoever plays on may do something between two seconds. */
    private interface Pause {
        TapeMachine after(int second, TapeMachine machine) throws Exception;
    }

    private static Map<String, List<String>> play(TapeMachine first, Pause pause) throws Exception {
        List<TapeRow> rows = new ArrayList<>();
        Random random = new Random(7);
        TapeMachine machine = first;
        for (int second = 0; second < READINGS; second++) {
            for (int sensor = 0; sensor < SENSORS; sensor++) {
                play(machine, sensor, second, random);
            }
            machine.tick(second * 1_000L + 200);
            rows.addAll(machine.take());
            machine = pause.after(second, machine);
        }
        machine.end(READINGS * 1_000L);
        rows.addAll(machine.take());
        return byKey(rows);
    }

    private static void play(TapeMachine machine, int sensor, int second, Random random) {
        double value = 20 + Math.sin(second / 40.0 + sensor) + random.nextGaussian() / 20;
        value += isNeighbour(sensor) ? Math.sin((double) second * second) : 0;
        int fate = random.nextInt(12);
        String audit = record(sensor, second, 0);
        write(machine, "audit", audit, second);
        if (fate == 0 && random.nextBoolean()) {
            return; // lost
        }
        boolean isLate = fate == 1 && second > 60;
        if (isLate) {
            write(machine, "sensor", record(sensor, second - 60, 7), second);
        }
        write(machine, "sensor", record(sensor, second, fate == 2 ? 5_000 : value), second);
    }

    private static boolean isNeighbour(int sensor) {
        return sensor == 1 || sensor > 2;
    }

    private static String record(int sensor, int second, double value) {
        long time = START + second * 1_000L + (sensor == 4 ? 150 : 0);
        return "{\"id\":\"r%d\",\"source\":\"s%d\",\"ts\":%d,\"value\":%s}"
                .formatted(second, sensor, time, value);
    }

    private static void write(TapeMachine machine, String stream, String json, int second) {
        long at = second * 1_000L;
        machine.record(stream, json.getBytes(UTF_8), NO_HEADERS, null, at, Long.MAX_VALUE);
    }

    private static Map<String, List<String>> byKey(List<TapeRow> rows) {
        Map<String, List<String>> byKey = new TreeMap<>();
        for (TapeRow row : rows) {
            byKey.computeIfAbsent(row.topic() + " " + row.key(), any -> new ArrayList<>())
                    .add(row.value().toString());
        }
        return byKey;
    }

    private static Map<String, List<String>> ofTheCore() throws Exception {
        return play(new CoreMachine(CONFIG), (second, machine) -> machine);
    }

    @Test
    void thePlantShowsAllThatCanBecomeOfAFill() throws Exception {
        String all = ofTheCore().toString();
        assertThat(all)
                .contains("\"status\":\"PROVISIONAL\"", "\"status\":\"REVISED\"")
                .contains("\"status\":\"WITHDRAWN\"", "\"reason\":\"INVALID\"")
                .contains("\"readingsAfter\":8", "\"method\":\"auto\"", "\"method\":\"none\"")
                .contains("GOOD", "SYNTHETIC", "CORRECTED", "\"checked\":1");
    }

    @Test
    void neighboursAreMadeUseOf() throws Exception {
        Map<String, List<String>> alone = play(new CoreMachine(withoutNeighbours()), (s, m) -> m);
        Map<String, List<String>> beside = ofTheCore();
        assertThat(beside.keySet()).isEqualTo(alone.keySet());
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            String key = "fills c/sensor/s" + sensor + "/";
            boolean isSame = true;
            for (String each : alone.keySet()) {
                isSame &= !each.startsWith(key) || alone.get(each).equals(beside.get(each));
            }
            assertThat(isSame).as("s%d", sensor).isEqualTo(!isNeighbour(sensor));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void operatorsEmitTheSameAsTheCore(int parallelism) throws Exception {
        OperatorMachine machine = new OperatorMachine(CONFIG, null, parallelism, null);
        assertThat(play(machine, (second, same) -> same)).isEqualTo(ofTheCore());
        machine.close();
    }

    /** Readings then go to their sensors many at a time. */
    @Test
    void fillsAndRowsAreTheSameWithoutTheSeries() throws Exception {
        Map<String, List<String>> without = ofTheCore();
        without.keySet().removeIf(key -> key.startsWith("series "));
        assertThat(without).hasSizeLessThan(ofTheCore().size());
        OperatorMachine machine = new OperatorMachine(withoutSeries(), null, 2, null);
        assertThat(play(machine, (second, same) -> same)).isEqualTo(without);
        machine.close();
        assertThat(restarted(withoutSeries())).isEqualTo(without);
    }

    private static ReconConfig withoutSeries() {
        String yaml = YAML.replace("sinks: { series: {} }\n", "");
        return ConfigReader.parse("test.yaml", yaml.replace("NEIGHBOURS", "[ [s4, s1, s3] ]"));
    }

    @Test
    void restartsAndRescalingChangeNothing() throws Exception {
        assertThat(restarted(CONFIG)).isEqualTo(ofTheCore());
    }

    private static Map<String, List<String>> restarted(ReconConfig config) throws Exception {
        OperatorMachine first = new OperatorMachine(config, null, 2, null);
        Pause restart =
                (second, machine) -> {
                    if (second % 50 != 49) {
                        return machine;
                    }
                    OperatorMachine.Saved saved = ((OperatorMachine) machine).save();
                    assertThat(machine.take()).isEmpty();
                    ((OperatorMachine) machine).close();
                    return new OperatorMachine(config, null, 1 + second / 50 % 4, saved);
                };
        return play(first, restart);
    }

    @Test
    void stateOfOtherNeighboursIsRefusedForGood() throws Exception {
        OperatorMachine.Saved with = saved(CONFIG);
        assertRefused("[ [s1, s4] ]", with, "had other groups when it was taken than it has now");
        assertRefused(null, with, "was there when it was taken and is not there now");
        OperatorMachine.Saved without = saved(withoutNeighbours());
        assertRefused("[ [s1, s4] ]", without, "was not there when it was taken and is there now");
        new OperatorMachine(config("[ [s1, s3, s4] ]"), null, 1, with).close();
        new OperatorMachine(withoutNeighbours(), null, 1, without).close();
    }

    private static ReconConfig withoutNeighbours() {
        return ConfigReader.parse("test.yaml", YAML.replace("neighbours: NEIGHBOURS", ""));
    }

    private static OperatorMachine.Saved saved(ReconConfig config) throws Exception {
        OperatorMachine machine = new OperatorMachine(config, null, 1, null);
        OperatorMachine.Saved saved = machine.save();
        machine.close();
        return saved;
    }

    private static void assertRefused(String now, OperatorMachine.Saved saved, String message) {
        ReconConfig config = now == null ? withoutNeighbours() : config(now);
        assertThatThrownBy(() -> new OperatorMachine(config, null, 1, saved))
                .hasRootCauseInstanceOf(UnusableState.class)
                .hasCauseInstanceOf(SuppressRestartsException.class)
                .rootCause()
                .hasMessageContaining("fills.neighbours " + message);
    }
}
