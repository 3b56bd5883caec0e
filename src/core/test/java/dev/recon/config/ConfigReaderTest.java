package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import dev.recon.config.ControlConfig.Selector;
import dev.recon.config.SinksConfig.Delivery;
import dev.recon.config.SinksConfig.Target;
import dev.recon.config.StateConfig.Backend;
import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.config.StreamConfig.StartPosition;
import dev.recon.core.time.Rules;
import dev.recon.fill.FillMethod;
import dev.recon.rows.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    private static final String FULL =
            """
            time:
              metrics-interval: 1 min
              missing-after: 2min
              out-of-orderness: 0 s
              correction-horizon: 1 h
              idle-timeout: 1500 ms
              timer-resolution: 2 s
              future-tolerance: 1 d
            duplicates: report
            streams:
              sensor:
                topic: sensor-events
                fields: { id: /a~1b/~0c, source: "header:device", time: /t, type: /y, role: /r, value: /temperature }
                range: { min: -0.5, max: 55 }
                start: 2026-11-20T10:00:00+01:00
                end: 2026-11-20T10:00:00.123999Z
              audit:
                file: audit.jsonl
                fields: { ids: /members }
            controls:
              - name: ingest
                expected: { stream: audit, role: PRODUCER_EXPECTED }
                actual: [ { stream: sensor, role: ACTUAL, name: s }, { stream: sensor } ]
                require: any
              - { name: stored, expected: { stream: audit }, actual: [ { stream: audit, name: a }, { stream: sensor } ] }
            fills: { method: hold-last, controls: [ stored ], forget-after: 2 h }
            kafka:
              bootstrap-servers: a:9092, b:9092
              group-id: g
              properties: { security.protocol: SASL_SSL, isolation.level: read_committed, "max.poll.records": 5 }
              topic-partitions: 8
              topic-replication: 3
            sinks:
              delivery: at-least-once
              transaction-timeout: 20 min
              exceptions: { topic: e }
              metrics: { file: out/m }
              deadletters: { topic: d, max-bytes: 2 kB }
              fills: { topic: f }
              series: { file: out/s }
              status: { topic: s, interval: 5 s }
            state:
              backend: heap
              checkpoint-interval: 30 s
              checkpoint-dir: s3://bucket/checkpoints
              working-set: 1 GB
              buckets: 32768
            """;

    @Test
    void everyKeyIsMapped() {
        ReconConfig config = Yaml.parse(FULL);

        assertThat(config.rules())
                .isEqualTo(
                        new Rules(60_000, 120_000, 0, 3_600_000, 1_500, 2_000, 86_400_000, true));
        assertThat(config.streams())
                .containsExactly(
                        new StreamConfig(
                                "sensor",
                                "sensor-events",
                                null,
                                Map.of(
                                        Field.ID, new FieldPath(false, "/a~1b/~0c"),
                                        Field.SOURCE, new FieldPath(true, "device"),
                                        Field.TIME, new FieldPath(false, "/t"),
                                        Field.TYPE, new FieldPath(false, "/y"),
                                        Field.ROLE, new FieldPath(false, "/r"),
                                        Field.VALUE, new FieldPath(false, "/temperature")),
                                new Range(-0.5, 55),
                                new StartPosition(StartPosition.Kind.TIMESTAMP, 1_795_165_200_000L),
                                new EndPosition(EndPosition.Kind.TIMESTAMP, 1_795_168_800_123L)),
                        new StreamConfig(
                                "audit",
                                null,
                                "audit.jsonl",
                                Map.of(
                                        Field.ID, new FieldPath(false, "/id"),
                                        Field.IDS, new FieldPath(false, "/members"),
                                        Field.SOURCE, new FieldPath(false, "/source"),
                                        Field.TIME, new FieldPath(false, "/ts"),
                                        Field.TYPE, new FieldPath(false, "/type"),
                                        Field.ROLE, new FieldPath(false, "/role")),
                                null,
                                new StartPosition(StartPosition.Kind.EARLIEST, 0),
                                null));
        assertThat(config.controls())
                .containsExactly(
                        new ControlConfig(
                                "ingest",
                                new Selector("audit", "PRODUCER_EXPECTED"),
                                List.of(
                                        new Output("s", "sensor", "ACTUAL"),
                                        new Output("sensor", "sensor", null)),
                                Require.ANY),
                        new ControlConfig(
                                "stored",
                                new Selector("audit", null),
                                List.of(
                                        new Output("a", "audit", null),
                                        new Output("sensor", "sensor", null)),
                                Require.ALL));
        assertThat(config.fills())
                .isEqualTo(
                        new FillsConfig(
                                FillMethod.HOLD_LAST, List.of("stored"), 7_200_000, List.of()));
        assertThat(config.kafka())
                .isEqualTo(
                        new KafkaConfig(
                                "a:9092, b:9092",
                                "g",
                                Map.of(
                                        "security.protocol", "SASL_SSL",
                                        "isolation.level", "read_committed",
                                        "max.poll.records", "5"),
                                8,
                                (short) 3));
        assertThat(config.sinks())
                .isEqualTo(
                        new SinksConfig(
                                Delivery.AT_LEAST_ONCE,
                                Map.of(
                                        Answer.EXCEPTIONS, new Target("e", null),
                                        Answer.METRICS, new Target(null, "out/m"),
                                        Answer.DEADLETTERS, new Target("d", null),
                                        Answer.FILLS, new Target("f", null),
                                        Answer.SERIES, new Target(null, "out/s"),
                                        Answer.STATUS, new Target("s", null)),
                                5_000,
                                1_200_000,
                                2048));
        assertThat(config.state())
                .isEqualTo(
                        new StateConfig(
                                Backend.HEAP, 30_000, "s3://bucket/checkpoints", 1L << 30, 32_768));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        ReconConfig config = Yaml.parse(Yaml.MINIMAL);

        assertThat(config.rules())
                .isEqualTo(
                        new Rules(
                                60_000, 120_000, 120_000, 3_600_000, 60_000, 1_000, 3_600_000,
                                false));
        StreamConfig sensor = config.streams().get(1);
        assertThat(sensor.fields())
                .isEqualTo(
                        Map.of(
                                Field.ID, new FieldPath(false, "/id"),
                                Field.SOURCE, new FieldPath(false, "/source"),
                                Field.TIME, new FieldPath(false, "/ts"),
                                Field.TYPE, new FieldPath(false, "/type"),
                                Field.ROLE, new FieldPath(false, "/role")));
        assertThat(sensor.range()).isNull();
        assertThat(sensor.start()).isEqualTo(new StartPosition(StartPosition.Kind.EARLIEST, 0));
        assertThat(sensor.end()).isNull();
        assertThat(config.controls())
                .containsExactly(
                        new ControlConfig(
                                "ingest",
                                new Selector("audit", null),
                                List.of(new Output("sensor", "sensor", null)),
                                Require.ALL));
        assertThat(config.fills()).isNull();
        assertThat(config.kafka())
                .isEqualTo(new KafkaConfig("b:9092", "recon", Map.of(), 4, (short) -1));
        assertThat(config.sinks())
                .isEqualTo(
                        new SinksConfig(
                                Delivery.EXACTLY_ONCE,
                                Map.of(
                                        Answer.EXCEPTIONS, new Target("recon.exceptions", null),
                                        Answer.METRICS, new Target("recon.metrics", null),
                                        Answer.DEADLETTERS, new Target("recon.deadletters", null),
                                        Answer.STATUS, new Target("recon.status", null)),
                                10_000,
                                900_000,
                                512 << 10));
        assertThat(config.state())
                .isEqualTo(new StateConfig(Backend.ROCKSDB, 10_000, null, 256L << 20, 128));
    }

    @Test
    void reportsAllProblemsAtOnceInTheOrderOfTheFile() {
        String yaml =
                """
                time:
                  metrics-interval: 1 min
                  missing-after: 2 min
                  out-of-orderness: 3 min
                  correction-horizon: 150 s
                  idle-timout: 1 min
                  timer-resolution: 2 min
                duplicates: [ report ]
                streams:
                  audit:
                    topic: audit
                  sensor:
                    topic: sensor
                    fields: { id: id, source: /a~2 }
                controls:
                  - name: ingest
                    expected: { stream: audti }
                    actual:
                      - { stream: sensor }
                      - { stream: audit, name: sensor }
                kafka: { bootstrap-servers: "b:9092" }
                """;

        assertThat(Yaml.problems(yaml))
                .containsExactly(
                        "c.yaml:1:1: time.idle-timeout is required",
                        "c.yaml:4:3: time.out-of-orderness is `3 min`; it must be at most"
                                + " time.missing-after (`2 min`)",
                        "c.yaml:5:3: time.correction-horizon is `150 s`; it must be at least"
                                + " time.missing-after (`2 min`) + time.metrics-interval (`1 min`)",
                        "c.yaml:6:3: time.idle-timout is no known key; did you mean `idle-timeout`?",
                        "c.yaml:7:3: time.timer-resolution is `2 min`; it must be at most"
                                + " time.metrics-interval (`1 min`)",
                        "c.yaml:8:13: duplicates must be a single value, not a list",
                        "c.yaml:14:19: streams.sensor.fields.id is `id`; it must be `header:NAME` or a JSON Pointer,"
                                + " which begins with `/`, such as `/id`",
                        "c.yaml:14:31: streams.sensor.fields.source is `/a~2`; in a JSON Pointer `~` must be written"
                                + " `~0`, and `/` in a name `~1`",
                        "c.yaml:17:25: controls[0].expected.stream is `audti`; there is no such stream;"
                                + " did you mean `audit`?",
                        "c.yaml:20:32: controls[0].actual[1].name is `sensor`, as is controls[0].actual[0].stream in"
                                + " line 19; two outputs of one name");
    }

    @Test
    void messageOfTheExceptionHasALineForEachProblem() {
        assertThatThrownBy(() -> Yaml.parse("duplicates: no\nx: 1\n"))
                .isInstanceOf(ConfigException.class)
                .message()
                .hasLineCount(9)
                .contains("c.yaml:1:13: duplicates is `no`; it must be `count` or `report`")
                .contains("c.yaml:2:1: x is no known key");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("recon.yaml"), "\uFEFF" + Yaml.MINIMAL);

        assertThat(ConfigReader.read(file)).isEqualTo(Yaml.parse(Yaml.MINIMAL));
    }

    @Test
    void fileThatCannotBeReadIsAProblem(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE9, ':'});

        assertThatThrownBy(() -> ConfigReader.read(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ":1:1: cannot be read: there is no such file");
        assertThatThrownBy(() -> ConfigReader.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder + ":1:1: cannot be read: it is a folder");
        assertThatThrownBy(() -> ConfigReader.read(latin))
                .isInstanceOf(ConfigException.class)
                .hasMessage(latin + ":1:1: cannot be read: it is not UTF-8");
    }

    @Test
    void simulationNeedsNoBrokerAndNoSecret() {
        String yaml =
                Yaml.with(
                        "bootstrap-servers: \"b:9092\"",
                        "properties: { ssl.key.password: \"${env:P}\" }");

        ReconConfig config =
                ConfigReader.parse("c.yaml", yaml, name -> null, ConfigReader.Purpose.SIMULATE);

        assertThat(config.kafka().bootstrapServers()).isNull();
        assertThat(config.kafka().properties()).containsEntry("ssl.key.password", "${env:P}");
        assertThat(Yaml.problems(yaml)).hasSize(2);
    }

    @Test
    void configurationCanBeSentToTheCluster() throws Exception {
        ReconConfig config = Yaml.parse(FULL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(config);

        assertThat(
                        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                                .readObject())
                .isEqualTo(config);
    }
}
