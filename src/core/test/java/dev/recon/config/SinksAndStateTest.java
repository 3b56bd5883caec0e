package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.SinksConfig.Target;
import dev.recon.rows.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinksAndStateTest {

    private static String problem(String line) {
        assertThat(Yaml.problems(Yaml.MINIMAL + line)).hasSize(1);
        return Yaml.problems(Yaml.MINIMAL + line).get(0);
    }

    @Test
    void sinkIsATopicOrAFolder() {
        assertThat(
                        Yaml.parse(Yaml.MINIMAL + "sinks: { metrics: { file: out } }")
                                .sinks()
                                .target(Answer.METRICS))
                .isEqualTo(new Target(null, "out"));
        assertThat(Yaml.parse(Yaml.MINIMAL + "sinks: { metrics: }").sinks().target(Answer.METRICS))
                .isEqualTo(new Target("recon.metrics", null));
        assertThat(problem("sinks: { metrics: { topic: t, file: f } }"))
                .isEqualTo(
                        "c.yaml:12:31: sinks.metrics.file is given as well as sinks.metrics.topic; it has to be one of them");
        assertThat(problem("sinks: { metrics: t }"))
                .isEqualTo(
                        "c.yaml:12:19: sinks.metrics must be a mapping of keys, not a single value");
        assertThat(problem("sinks: { metrics: { file: \"a\\0b\" } }"))
                .isEqualTo("c.yaml:12:27: sinks.metrics.file is `a?b`; it is no path");
    }

    @Test
    void sinksDoNotShareATopicOrAFolder() {
        assertThat(problem("sinks: { exceptions: { topic: t }, metrics: { topic: t } }"))
                .isEqualTo(
                        "c.yaml:12:54: sinks.metrics.topic is `t`; topic `t` is already written by sinks.exceptions");
        assertThat(problem("sinks: { exceptions: { file: f }, metrics: { file: f/ } }"))
                .isEqualTo(
                        "c.yaml:12:52: sinks.metrics.file is `f/`; file `f` is already written by sinks.exceptions");
        assertThat(problem("sinks: { exceptions: { topic: recon.metrics } }"))
                .isEqualTo(
                        "c.yaml:12:31: sinks.exceptions.topic is `recon.metrics`; topic `recon.metrics` is already written by sinks.metrics");
    }

    @Test
    void sinkDoesNotWriteWhatAStreamReads() {
        assertThat(problem("sinks: { metrics: { topic: audit } }"))
                .isEqualTo(
                        "c.yaml:12:28: sinks.metrics.topic is `audit`; topic `audit` is already read by streams.audit, and the job must not read what it writes");
        assertThat(Yaml.problems(Yaml.withSensor("topic: recon.metrics")))
                .containsExactly(
                        "c.yaml:8:20: streams.sensor.topic is `recon.metrics`; topic `recon.metrics` is already written by sinks.metrics, and the job must not read what it writes");
    }

    @Test
    void statusIsLeftOutWhereThereIsNoKafkaUnlessItIsAskedFor() {
        String files =
                Yaml.MINIMAL.replaceAll("topic: (\\w+)", "file: $1.jsonl")
                        + "sinks: { exceptions: { file: e }, metrics: { file: m }, deadletters: { file: d }%s }\n";
        assertThat(Yaml.parse(files.formatted("")).sinks().target(Answer.STATUS)).isNull();
        assertThat(
                        Yaml.parse(files.formatted(", status: { file: s }"))
                                .sinks()
                                .target(Answer.STATUS))
                .isEqualTo(new Target(null, "s"));
        assertThat(Yaml.parse(Yaml.MINIMAL).sinks().target(Answer.STATUS))
                .isEqualTo(new Target("recon.status", null));
        assertThat(problem("sinks: { status: { topic: recon.metrics } }"))
                .contains("sinks.status.topic", "already written by sinks.metrics");
        assertThat(problem("sinks: { status: { interval: 0 s } }"))
                .contains("sinks.status.interval is `0 s`");
    }

    @Test
    void deliveryIsOneOfTwo() {
        assertThat(problem("sinks: { delivery: exactly_once }"))
                .isEqualTo(
                        "c.yaml:12:20: sinks.delivery is `exactly_once`; it must be `exactly-once` or `at-least-once`; did you mean `exactly-once`?");
    }

    @Test
    void transactionOutlivesACheckpoint() {
        assertThat(problem("sinks: { transaction-timeout: 10 s }"))
                .isEqualTo(
                        "c.yaml:12:10: sinks.transaction-timeout is `10 s`; it must be greater than state.checkpoint-interval (`10 s` by default)");
        assertThat(problem("state: { checkpoint-interval: 15 min }"))
                .isEqualTo(
                        "c.yaml:12:10: state.checkpoint-interval is `15 min`; it must be less than sinks.transaction-timeout (`15 min` by default)");
        assertThat(problem("sinks: { transaction-timeout: 25 d }"))
                .isEqualTo(
                        "c.yaml:12:31: sinks.transaction-timeout is `25 d`; it must be at most 24 d, the most that Kafka can hold");
        assertThat(
                        Yaml.parse(Yaml.MINIMAL + "sinks: { transaction-timeout: 10001 ms }")
                                .sinks()
                                .transactionTimeoutMillis())
                .isEqualTo(10_001);
    }

    @Test
    void stateHasBounds() {
        assertThat(problem("state: { checkpoint-interval: 9 ms }"))
                .isEqualTo(
                        "c.yaml:12:31: state.checkpoint-interval is `9 ms`; it must be at least 10 ms");
        assertThat(problem("state: { checkpoint-dir: /var/recon }"))
                .isEqualTo(
                        "c.yaml:12:26: state.checkpoint-dir is `/var/recon`; it must be a URI with its scheme, such as `file:///var/recon/checkpoints`");
        assertThat(problem("state: { checkpoint-dir: 'file: x' }"))
                .isEqualTo(
                        "c.yaml:12:26: state.checkpoint-dir is `file: x`; it must be a URI such as `file:///var/recon/checkpoints`");
        assertThat(problem("state: { backend: forst }"))
                .isEqualTo(
                        "c.yaml:12:19: state.backend is `forst`; it must be `rocksdb` or `heap`");
        assertThat(problem("state: { buckets: 0 }"))
                .isEqualTo(
                        "c.yaml:12:19: state.buckets is `0`; it must be a whole number, 1 to 32768");
        assertThat(problem("state: { buckets: 32769 }"))
                .isEqualTo(
                        "c.yaml:12:19: state.buckets is `32769`; it must be a whole number, 1 to 32768");
        assertThat(problem("state: { buckets: many }"))
                .isEqualTo(
                        "c.yaml:12:19: state.buckets is `many`; it must be a whole number, 1 to 32768");
    }

    @ParameterizedTest
    @CsvSource({"1 B, 1", "3kB, 3072", "256 MB, 268435456", "1024 GB, 1099511627776"})
    void sizeIsANumberAndAUnit(String text, long bytes) throws Values.Refused {
        assertThat(Values.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 MB",
                "-1 MB",
                "256",
                "256 mb",
                "256 MiB",
                "1.5 GB",
                "1025 GB",
                "99999999999999999999 GB"
            })
    void anythingElseIsNoSize(String text) {
        assertThat(problem("state: { working-set: " + text + " }"))
                .startsWith("c.yaml:12:23: state.working-set is `" + text + "`; it must be ");
    }
}
