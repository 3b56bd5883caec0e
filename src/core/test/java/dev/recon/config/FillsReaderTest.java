package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.SinksConfig.Target;
import dev.recon.fill.FillMethod;
import dev.recon.rows.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillsReaderTest {

    /** Readings at the sensor, none in the archive; line 12 comes next. */
    private static final String READINGS = Yaml.withSensor("topic: sensor, fields: { value: /t }");

    private static final String TWO_CONTROLS =
            READINGS.replace(
                    "kafka:",
                    "  - { name: back, expected: { stream: sensor }, actual: [ { stream: audit } ] }\n"
                            + "kafka:");

    private static FillsConfig fills(String section) {
        return Yaml.parse(READINGS + section).fills();
    }

    private static String problem(String section) {
        return onlyProblem(READINGS + section);
    }

    private static String onlyProblem(String yaml) {
        assertThat(Yaml.problems(yaml)).hasSize(1);
        return Yaml.problems(yaml).get(0);
    }

    private static boolean[] legs(String actual, String require) {
        String yaml =
                READINGS.replace("  sensor:", "  archive: { topic: archive }\n  sensor:")
                        .replace("[ { stream: sensor } ]", actual + ", require: " + require);
        ReconConfig config = Yaml.parse(yaml + "fills:\n");
        assertThat(ConfiguredRoutes.of(config).legs()).hasSameSizeAs(config.fills().legs(config));
        return config.fills().legs(config);
    }

    @Test
    void areMadeAsSoonAsTheSectionIsThere() {
        FillsConfig defaults =
                new FillsConfig(FillMethod.AUTO, List.of("ingest"), 7 * 86_400_000L, List.of());
        assertThat(Yaml.parse(READINGS).fills()).isNull();
        assertThat(fills("fills:\n")).isEqualTo(defaults);
        assertThat(fills("fills: {}\n")).isEqualTo(defaults);
        assertThat(fills("fills: { method: linear }").method()).isEqualTo(FillMethod.LINEAR);
        assertThat(fills("fills: { forget-after: 1 h }").forgetAfterMillis()).isEqualTo(3_600_000);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, AUTO",
        "hold-last, HOLD_LAST",
        "linear, LINEAR",
        "daily-profile, DAILY_PROFILE",
        "random-draw, RANDOM_DRAW"
    })
    void methodIsCalledAsInTheOutput(String text, FillMethod method) {
        assertThat(fills("fills: { method: " + text + " }").method()).isEqualTo(method);
    }

    @Test
    void methodThatFillsNothingIsNone() {
        assertThat(problem("fills: { method: none }"))
                .isEqualTo(
                        "c.yaml:12:18: fills.method is `none`; it must be `auto` or `hold-last` or `linear` or `daily-profile` or `random-draw`");
        assertThat(problem("fills: { method: liner }")).endsWith("; did you mean `linear`?");
    }

    @Test
    void shapesAreChecked() {
        assertThat(problem("fills: auto"))
                .isEqualTo("c.yaml:12:8: fills must be a mapping of keys, not a single value");
        assertThat(problem("fills: { controls: ingest }"))
                .isEqualTo("c.yaml:12:20: fills.controls must be a list, not a single value");
        assertThat(problem("fills: { controls: [] }"))
                .isEqualTo("c.yaml:12:10: fills.controls must have at least one element");
        assertThat(problem("fills: { controls: }"))
                .isEqualTo("c.yaml:12:10: fills.controls must have at least one element");
        assertThat(problem("fills: { controls: [ { name: ingest } ] }"))
                .isEqualTo("c.yaml:12:22: fills.controls[0] must be a single value, not a mapping");
        assertThat(problem("fills: { controls: [ null ] }"))
                .isEqualTo("c.yaml:12:22: fills.controls[0] has no value");
        assertThat(problem("fills: { neighbour: [] }"))
                .isEqualTo(
                        "c.yaml:12:10: fills.neighbour is no known key; did you mean `neighbours`?");
    }

    @Test
    void allSourcesAreNobodysNeighbour() {
        assertThat(problem("fills: { neighbours: [[a, '*']] }"))
                .isEqualTo(
                        "c.yaml:12:27: fills.neighbours[0][1] is `*`; that is all sources, and none of them");
    }

    @Test
    void neighboursAreGroupsOfSources() {
        assertThat(fills("fills: { neighbours: [[b, a], [c, '1', d]] }").neighbours())
                .containsExactly(List.of("b", "a"), List.of("c", "1", "d"));
        assertThat(fills("fills:\n  neighbours:\n  - [a, b]").neighbours())
                .containsExactly(List.of("a", "b"));
        assertThat(fills("fills: { neighbours: [[a, b, c, d, e, f, g, h]] }").neighbours())
                .hasSize(1);
    }

    @Test
    void groupsAreCheckedAllAtOnce() {
        assertThat(
                        Yaml.problems(
                                READINGS
                                        + "fills: { neighbours: [[a], [b, c, a, b], d, [], [e, ''], [1, 2, 3, 4, 5, 6, 7, 8, 9]] }"))
                .containsExactly(
                        "c.yaml:12:23: fills.neighbours[0]: 1 name in the group; it must be 2 to 8",
                        "c.yaml:12:35: fills.neighbours[1][2] is `a`, as is fills.neighbours[0][0] in line 12; a source is in one group, once",
                        "c.yaml:12:38: fills.neighbours[1][3] is `b`, as is fills.neighbours[1][0] in line 12; a source is in one group, once",
                        "c.yaml:12:42: fills.neighbours[2] must be a list, not a single value",
                        "c.yaml:12:45: fills.neighbours[3] must have at least one element",
                        "c.yaml:12:53: fills.neighbours[4][1] is ``; it must not be empty",
                        "c.yaml:12:58: fills.neighbours[5]: 9 names in the group; it must be 2 to 8");
        assertThat(problem("fills: { neighbours: [] }"))
                .isEqualTo("c.yaml:12:10: fills.neighbours must have at least one element");
        assertThat(problem("fills: { neighbours: a }"))
                .isEqualTo("c.yaml:12:22: fills.neighbours must be a list, not a single value");
        assertThat(problem("fills: { neighbours: [a] }"))
                .isEqualTo("c.yaml:12:23: fills.neighbours[0] must be a list, not a single value");
    }

    @Test
    void controlsHaveToExistAndToHaveReadings() {
        assertThat(Yaml.parse(TWO_CONTROLS + "fills:\n").fills().controls())
                .containsExactly("ingest");
        assertThat(
                        Yaml.problems(
                                TWO_CONTROLS
                                        + "fills: { controls: [ ingset, back, ingest, ingest ] }"))
                .containsExactly(
                        "c.yaml:13:22: fills.controls[0] is `ingset`; there is no such control; did you mean `ingest`?",
                        "c.yaml:13:30: fills.controls[1] is `back`; none of its outputs has readings to fill; that takes a stream with `fields.value` and without `fields.ids` (with `require: any`, all of its streams)",
                        "c.yaml:13:44: fills.controls[3] is `ingest`, as is fills.controls[2] in line 13; naming it once is enough");
    }

    @Test
    void somethingHasToBeThereToFill() {
        String rule =
                "fills: no control has readings to fill; that takes a stream with `fields.value` and without `fields.ids` (with `require: any`, all of its streams)";
        assertThat(onlyProblem(Yaml.MINIMAL + "fills:\n")).isEqualTo("c.yaml:12:1: " + rule);
        assertThat(
                        onlyProblem(
                                Yaml.withSensor("topic: sensor, fields: { value: /t, ids: /m }")
                                        + "fills:\n"))
                .isEqualTo("c.yaml:12:1: " + rule);
    }

    @Test
    void whatCouldNotBeReadIsNotBlamedForHavingNoReadings() {
        assertThat(onlyProblem(Yaml.withSensor("topic: sensor, fields: { value: t }") + "fills:\n"))
                .contains("streams.sensor.fields.value is `t`");
        assertThat(onlyProblem(Yaml.withActual("[ { stream: senosr } ]") + "fills:\n"))
                .contains("did you mean `sensor`?");
        assertThat(onlyProblem(Yaml.with("{ topic: sensor }", "sensor") + "fills:\n"))
                .contains("streams.sensor must be a mapping");
        assertThat(onlyProblem(READINGS.replaceAll("(?m)^  - .*\n", "") + "fills:\n"))
                .contains("controls must have at least one element");
    }

    @Test
    void legsAreFilledWhereAllTheirStreamsHaveReadings() {
        String both = "[ { stream: archive }, { stream: sensor } ]";
        String twice = "[ { stream: sensor, role: A, name: a }, { stream: sensor, name: b } ]";
        assertThat(legs(both, "all")).containsExactly(false, true);
        assertThat(legs(twice, "all")).containsExactly(true, true);
        assertThat(legs(twice, "any")).containsExactly(true);
        assertThat(
                        onlyProblem(
                                READINGS.replace(
                                                "[ { stream: sensor } ]",
                                                "[ { stream: audit }, { stream: sensor } ], require: any")
                                        + "fills:\n"))
                .contains("no control has readings");
    }

    @Test
    void onlyTheLegsOfItsControlsAreFilled() {
        ReconConfig config =
                Yaml.parse(
                        TWO_CONTROLS.replace(
                                        "[ { stream: audit } ]",
                                        "[ { stream: audit }, { stream: sensor } ]")
                                + "fills: { controls: [ back ] }");
        assertThat(config.fills().legs(config)).containsExactly(false, false, true);
    }

    @Test
    void nothingIsForgottenThatCanStillBeCorrected() {
        assertThat(problem("fills: { forget-after: 59 min }"))
                .isEqualTo(
                        "c.yaml:12:10: fills.forget-after is `59 min`; it must be at least time.correction-horizon (`1 h`)");
        assertThat(onlyProblem(READINGS.replace("1 h", "8 d") + "fills:\n"))
                .isEqualTo(
                        "c.yaml:4:3: time.correction-horizon is `8 d`; it must be at most fills.forget-after (`7 d` by default); make that longer, too");
        assertThat(Yaml.parse(READINGS.replace("1 h", "8 d")).fills()).isNull();
    }

    @Test
    void seriesIsWrittenOnlyOnRequest() {
        SinksConfig sinks = Yaml.parse(READINGS + "fills:\n").sinks();
        assertThat(sinks.target(Answer.FILLS)).isEqualTo(new Target("recon.fills", null));
        assertThat(sinks.target(Answer.SERIES)).isNull();
        assertThat(sinks.answers()).hasSize(4);
        sinks = Yaml.parse(READINGS + "fills:\nsinks: { fills: { file: f }, series: {} }").sinks();
        assertThat(sinks.target(Answer.FILLS)).isEqualTo(new Target(null, "f"));
        assertThat(sinks.target(Answer.SERIES)).isEqualTo(new Target("recon.series", null));
        assertThat(sinks.answers()).hasSize(5);
        assertThat(Yaml.parse(READINGS).sinks().target(Answer.FILLS)).isNull();
        assertThat(Yaml.parse(READINGS).sinks().answers()).hasSize(3);
    }

    @Test
    void sinksOfFillsNeedFills() {
        assertThat(Yaml.problems(READINGS + "sinks: { fills: { topic: f }, series: }"))
                .containsExactly(
                        "c.yaml:12:10: sinks.fills is given, but no fills are made; that takes a section `fills`",
                        "c.yaml:12:31: sinks.series is given, but no fills are made; that takes a section `fills`");
    }

    @Test
    void sinksOfFillsShareNothing() {
        assertThat(onlyProblem(READINGS + "fills:\nsinks: { series: { topic: recon.fills } }"))
                .isEqualTo(
                        "c.yaml:13:27: sinks.series.topic is `recon.fills`; topic `recon.fills` is already written by sinks.fills");
        assertThat(onlyProblem(READINGS + "fills:\nsinks: { fills: { topic: sensor } }"))
                .contains("already read by streams.sensor");
        assertThat(onlyProblem(READINGS.replace("topic: audit", "topic: recon.fills") + "fills:\n"))
                .contains("topic `recon.fills` is already written by sinks.fills");
        assertThat(Yaml.parse(READINGS.replace("topic: audit", "topic: recon.fills")).streams())
                .hasSize(2);
    }
}
