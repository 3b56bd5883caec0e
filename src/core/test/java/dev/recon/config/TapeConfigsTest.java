package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import dev.recon.config.ControlConfig.Selector;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.core.time.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files as the conformance tapes have them: values quoted, controls in flow style, no brokers. */
class TapeConfigsTest {

    private static ReconConfig parse(String yaml) {
        return ConfigReader.parse("config.yaml", yaml, name -> null, ConfigReader.Purpose.SIMULATE);
    }

    @Test
    void readsAwkwardNames() {
        ReconConfig config =
                parse(
                        """
                time:
                  metrics-interval: "1 min"
                  missing-after: "30 s"
                  correction-horizon: "10 min"
                  idle-timeout: "20 s"
                  timer-resolution: "1 s"
                  out-of-orderness: "10 s"
                streams:
                  sensor:
                    topic: "sensor-events"
                    fields:
                      value: "/temperature"
                    range:
                      min: 50
                      max: 55
                  audit:
                    topic: "sensor-audit"
                controls: [{"name": "a/b%c", "expected": {"stream": "audit"}, "actual": [{"stream": "sensor", "name": "line 1/press"}]}]
                """);

        assertThat(config.rules())
                .isEqualTo(
                        new Rules(
                                60_000, 30_000, 10_000, 600_000, 20_000, 1_000, 3_600_000, false));
        assertThat(config.streams())
                .extracting(StreamConfig::name)
                .containsExactly("sensor", "audit");
        assertThat(config.streams().get(0).range()).isEqualTo(new Range(50, 55));
        assertThat(config.controls())
                .containsExactly(
                        new ControlConfig(
                                "a/b%c",
                                new Selector("audit", null),
                                List.of(new Output("line 1/press", "sensor", null)),
                                Require.ALL));
    }

    @Test
    void readsAControlThatIsContentWithAnyOutput() {
        ReconConfig config =
                parse(
                        """
                time:
                  metrics-interval: "1 min"
                  missing-after: "30 s"
                  correction-horizon: "10 min"
                  idle-timeout: "20 s"
                  timer-resolution: "1 s"
                  out-of-orderness: "10 s"
                streams:
                  raw:
                    topic: "raw"
                  alarms:
                    topic: "alarms"
                    fields:
                      id: "/data/ref"
                      source: "/data/src"
                      time: "/when"
                  archive:
                    topic: "archive"
                controls: [{"name": "route", "expected": {"stream": "raw"}, "require": "any", "actual": [{"stream": "alarms"}, {"stream": "archive"}]}]
                """);

        assertThat(config.streams().get(1).fields())
                .containsEntry(Field.ID, new FieldPath(false, "/data/ref"))
                .containsEntry(Field.SOURCE, new FieldPath(false, "/data/src"))
                .containsEntry(Field.TIME, new FieldPath(false, "/when"));
        assertThat(config.controls())
                .containsExactly(
                        new ControlConfig(
                                "route",
                                new Selector("raw", null),
                                List.of(
                                        new Output("alarms", "alarms", null),
                                        new Output("archive", "archive", null)),
                                Require.ANY));
    }

    @Test
    void readsRolesOfOneStream() {
        ReconConfig config =
                parse(
                        """
                time:
                  metrics-interval: "1 min"
                  missing-after: "30 s"
                  correction-horizon: "10 min"
                  idle-timeout: "20 s"
                  timer-resolution: "1 s"
                  out-of-orderness: "10 s"
                streams:
                  inventory:
                    topic: "inventory"
                controls: [{"name": "produced", "expected": {"stream": "inventory", "role": "PRODUCER_EXPECTED"}, "actual": [{"stream": "inventory", "role": "ACTUAL"}]}, {"name": "consumed", "expected": {"stream": "inventory", "role": "ACTUAL"}, "actual": [{"stream": "inventory", "role": "CONSUMER_EXPECTED"}]}]
                """);

        assertThat(config.controls())
                .extracting(ControlConfig::expected)
                .containsExactly(
                        new Selector("inventory", "PRODUCER_EXPECTED"),
                        new Selector("inventory", "ACTUAL"));
        assertThat(config.controls())
                .flatExtracting(ControlConfig::actual)
                .containsExactly(
                        new Output("inventory", "inventory", "ACTUAL"),
                        new Output("inventory", "inventory", "CONSUMER_EXPECTED"));
    }

    @Test
    void everyTapeHasAConfigurationThatLoads() throws IOException {
        List<Path> configs;
        try (Stream<Path> files =
                Files.walk(Path.of("src", "core", "test", "resources", "tapes"))) {
            configs = files.filter(file -> file.endsWith("config.yaml")).toList();
        }
        assertThat(configs).hasSizeGreaterThan(40);
        assertThat(configs)
                .allSatisfy(file -> ConfigReader.read(file, ConfigReader.Purpose.SIMULATE));
    }
}
