package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import org.junit.jupiter.api.Test;

class ControlReaderTest {

    private static final String CONTROL =
            "{ name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] }";

    private static String problem(String yaml) {
        assertThat(Yaml.problems(yaml)).hasSize(1);
        return Yaml.problems(yaml).get(0);
    }

    @Test
    void streamsHaveToExist() {
        assertThat(problem(Yaml.withActual("[ { stream: senosr } ]")))
                .isEqualTo(
                        "c.yaml:10:70: controls[0].actual[0].stream is `senosr`; there is no such stream; did you mean `sensor`?");
        assertThat(
                        problem(
                                Yaml.with(
                                        "expected: { stream: audit }",
                                        "expected: { stream: inventory }")))
                .isEqualTo(
                        "c.yaml:10:41: controls[0].expected.stream is `inventory`; there is no such stream");
    }

    @Test
    void requiredKeysAreMissedWhereTheyShouldBe() {
        assertThat(problem(Yaml.with("name: ingest, ", "")))
                .isEqualTo("c.yaml:10:5: controls[0].name is required");
        assertThat(problem(Yaml.with("expected: { stream: audit }, ", "")))
                .isEqualTo("c.yaml:10:5: controls[0].expected.stream is required");
        assertThat(problem(Yaml.with("expected: { stream: audit }", "expected: { role: A }")))
                .isEqualTo("c.yaml:10:21: controls[0].expected.stream is required");
        assertThat(problem(Yaml.with(", actual: [ { stream: sensor } ]", "")))
                .isEqualTo("c.yaml:10:5: controls[0].actual must have at least one element");
        assertThat(problem(Yaml.withActual("[]")))
                .isEqualTo("c.yaml:10:50: controls[0].actual must have at least one element");
        assertThat(problem(Yaml.withActual("[ { name: a } ]")))
                .isEqualTo("c.yaml:10:60: controls[0].actual[0].stream is required");
    }

    @Test
    void emptyTextsAreRefused() {
        assertThat(
                        Yaml.problems(
                                Yaml.with(
                                        CONTROL,
                                        "{ name: '', expected: { stream: '', role: ' ' }, actual: [ { stream: sensor, role: '', name: '' } ] }")))
                .containsExactly(
                        "c.yaml:10:13: controls[0].name is ``; it must not be empty",
                        "c.yaml:10:37: controls[0].expected.stream is ``; it must not be empty",
                        "c.yaml:10:47: controls[0].expected.role is ` `; it must not be empty",
                        "c.yaml:10:88: controls[0].actual[0].role is ``; it must not be empty",
                        "c.yaml:10:98: controls[0].actual[0].name is ``; it must not be empty");
    }

    @Test
    void shapesAreChecked() {
        assertThat(problem(Yaml.with("- " + CONTROL, "ingest")))
                .isEqualTo("c.yaml:10:3: controls must be a list, not a single value");
        assertThat(problem(Yaml.with(CONTROL, CONTROL + "\n  - ingest")))
                .isEqualTo(
                        "c.yaml:11:5: controls[1] must be a mapping of keys, not a single value");
        assertThat(problem(Yaml.withActual("{ stream: sensor }")))
                .isEqualTo("c.yaml:10:58: controls[0].actual must be a list, not a mapping");
        assertThat(problem(Yaml.with("expected: { stream: audit }", "expected: audit")))
                .isEqualTo(
                        "c.yaml:10:31: controls[0].expected must be a mapping of keys, not a single value");
        assertThat(problem(Yaml.with("controls:\n  - " + CONTROL, "")))
                .isEqualTo("c.yaml:1:1: controls must have at least one element");
    }

    @Test
    void outputsOfAControlHaveNamesOfTheirOwn() {
        assertThat(problem(Yaml.withActual("[ { stream: sensor }, { stream: sensor } ]")))
                .isEqualTo(
                        "c.yaml:10:90: controls[0].actual[1].stream is `sensor`, as is controls[0].actual[0].stream in line 10; two outputs of one name");
        assertThat(
                        problem(
                                Yaml.withActual(
                                        "[ { stream: sensor }, { stream: audit, name: sensor } ]")))
                .isEqualTo(
                        "c.yaml:10:103: controls[0].actual[1].name is `sensor`, as is controls[0].actual[0].stream in line 10; two outputs of one name");
        assertThat(
                        Yaml.parse(
                                        Yaml.withActual(
                                                "[ { stream: sensor, role: A }, { stream: sensor, role: B, name: b } ]"))
                                .controls()
                                .get(0)
                                .actual())
                .containsExactly(
                        new Output("sensor", "sensor", "A"), new Output("b", "sensor", "B"));
    }

    @Test
    void controlsHaveNamesOfTheirOwn() {
        assertThat(problem(Yaml.with(CONTROL, CONTROL + "\n  - " + CONTROL)))
                .isEqualTo(
                        "c.yaml:11:13: controls[1].name is `ingest`, as is controls[0].name in line 10; two controls of one name");
        assertThat(
                        Yaml.parse(
                                        Yaml.with(
                                                CONTROL,
                                                CONTROL
                                                        + "\n  - "
                                                        + CONTROL.replace("ingest", "b")))
                                .controls())
                .extracting(ControlConfig::name)
                .containsExactly("ingest", "b");
    }

    @Test
    void requireIsAllOrAny() {
        assertThat(
                        Yaml.parse(Yaml.with("name: ingest", "name: ingest, require: any"))
                                .controls()
                                .get(0)
                                .require())
                .isEqualTo(Require.ANY);
        assertThat(problem(Yaml.with("name: ingest", "name: ingest, require: al")))
                .isEqualTo(
                        "c.yaml:10:30: controls[0].require is `al`; it must be `all` or `any`; did you mean `all`?");
    }
}
