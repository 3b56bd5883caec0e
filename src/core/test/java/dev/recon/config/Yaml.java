package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** A small configuration to change one thing of, and what the reader then says. */
final class Yaml {

    static final String MINIMAL =
            """
            time:
              metrics-interval: 1 min
              missing-after: 2 min
              correction-horizon: 1 h
              idle-timeout: 1 min
            streams:
              audit: { topic: audit }
              sensor: { topic: sensor }
            controls:
              - { name: ingest, expected: { stream: audit }, actual: [ { stream: sensor } ] }
            kafka: { bootstrap-servers: "b:9092" }
            """;

    private Yaml() {}

    /** The minimal file with one piece of it replaced. */
    static String with(String piece, String replacement) {
        assertThat(MINIMAL).contains(piece);
        return MINIMAL.replace(piece, replacement);
    }

    static String withTime(String line) {
        return with("time:\n", "time:\n  " + line + "\n");
    }

    static String withSensor(String keys) {
        return with("{ topic: sensor }", "{ " + keys + " }");
    }

    static String withActual(String outputs) {
        return with("[ { stream: sensor } ]", outputs);
    }

    static String withKafka(String keys) {
        return with(
                "{ bootstrap-servers: \"b:9092\" }",
                "{ bootstrap-servers: \"b:9092\", " + keys + " }");
    }

    static ReconConfig parse(String yaml) {
        return ConfigReader.parse("c.yaml", yaml, name -> null);
    }

    /** The stream that {@link #withSensor} changes. */
    static StreamConfig sensor(String keys) {
        return parse(withSensor(keys)).streams().get(1);
    }

    /** Every problem as {@code file:line:column: message}. */
    static List<String> problems(String yaml) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> parse(yaml));
        assertThat(refused).as("refusal of\n" + yaml).isNotNull();
        return refused.problems().stream().map(ConfigProblem::toString).toList();
    }
}
