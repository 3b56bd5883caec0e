package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaReaderTest {

    private static final String NO_TOPIC_SINKS =
            "sinks: { exceptions: { file: e }, metrics: { file: m }, deadletters: { file: d } }\n";

    private static String problem(String yaml) {
        assertThat(Yaml.problems(yaml)).hasSize(1);
        return Yaml.problems(yaml).get(0);
    }

    @Test
    void serversAreRequiredAsSoonAsAnythingIsATopic() {
        String files = Yaml.MINIMAL.replace("topic:", "file:").replaceFirst("kafka:.*\n", "");

        assertThat(problem(files))
                .isEqualTo(
                        "c.yaml:1:1: kafka.bootstrap-servers is required where a stream or sink is a topic");
        assertThat(
                        problem(
                                Yaml.with(
                                        "kafka: { bootstrap-servers: \"b:9092\" }\n",
                                        "kafka:\n" + NO_TOPIC_SINKS)))
                .isEqualTo(
                        "c.yaml:11:1: kafka.bootstrap-servers is required where a stream or sink is a topic");
        assertThat(Yaml.parse(files + NO_TOPIC_SINKS).kafka().bootstrapServers()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "b:", ":9092x", "a:1,", "a:1 b:2"})
    void serversAreHostsAndPorts(String servers) {
        assertThat(problem(Yaml.with("b:9092", servers)))
                .startsWith("c.yaml:11:29: kafka.bootstrap-servers is");
    }

    @Test
    void topicSettingsHaveBounds() {
        assertThat(problem(Yaml.withKafka("topic-partitions: 0")))
                .isEqualTo(
                        "c.yaml:11:57: kafka.topic-partitions is `0`; it must be a whole number, 1 to 10000");
        assertThat(problem(Yaml.withKafka("topic-replication: 0")))
                .isEqualTo(
                        "c.yaml:11:58: kafka.topic-replication is `0`; it must be -1, for the broker's default, or at least 1");
        assertThat(problem(Yaml.withKafka("topic-replication: 32768")))
                .isEqualTo(
                        "c.yaml:11:58: kafka.topic-replication is `32768`; it must be a whole number, -1 to 32767");
        assertThat(problem(Yaml.withKafka("group-id: ''")))
                .isEqualTo("c.yaml:11:49: kafka.group-id is ``; it must not be empty");
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap.servers, it is kafka.bootstrap-servers",
        "group.id, it is kafka.group-id",
        "key.serializer, the job reads and writes bytes",
        "value.serializer, the job reads and writes bytes",
        "key.deserializer, the job reads and writes bytes",
        "value.deserializer, the job reads and writes bytes",
        "enable.auto.commit, offsets are kept in checkpoints",
        "auto.offset.reset, it is the start of each stream",
        "transactional.id, every run of a sink needs its own",
        "transaction.timeout.ms, it is sinks.transaction-timeout"
    })
    void propertyOfTheJobIsRefusedWithTheReason(String key, String reason) {
        assertThat(problem(Yaml.withKafka("properties: { " + key + ": hunter2 }")))
                .isEqualTo(
                        "c.yaml:11:53: kafka.properties." + key + " is set by the job: " + reason);
    }

    @Test
    void secretsComeFromTheEnvironmentAndFromFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ts"), "pa$$\\1\n");
        String yaml =
                Yaml.withKafka(
                        "properties: { sasl.jaas.config: 'a.B required user=\"${env:U}\" password=\"${env:P_1}\";',"
                                + " ssl.truststore.password: '${file:"
                                + file
                                + "}' }");

        ReconConfig config =
                ConfigReader.parse("c.yaml", yaml, Map.of("U", "me", "P_1", "$0")::get);

        assertThat(config.kafka().properties())
                .containsEntry("sasl.jaas.config", "a.B required user=\"me\" password=\"$0\";")
                .containsEntry("ssl.truststore.password", "pa$$\\1");
        assertThat(config.toString()).doesNotContain("pa$$");
    }

    @Test
    void secretThatIsNotThereIsNamed() {
        assertThat(problem(Yaml.withKafka("properties: { ssl.key.password: '${env:NOPE}' }")))
                .isEqualTo(
                        "c.yaml:11:71: kafka.properties.ssl.key.password: the environment variable `NOPE` is not set");
        assertThat(
                        problem(
                                Yaml.withKafka(
                                        "properties: { ssl.key.password: '${file:/no/such/file}' }")))
                .isEqualTo(
                        "c.yaml:11:71: kafka.properties.ssl.key.password: the file `/no/such/file` cannot be read");
        assertThat(problem(Yaml.withKafka("properties: { ssl.key.password: '${vault:hunter2}' }")))
                .isEqualTo(
                        "c.yaml:11:71: kafka.properties.ssl.key.password: what follows `${` must be `env:NAME}` or `file:PATH}`");
        assertThat(
                        Yaml.problems(
                                Yaml.withKafka(
                                        "properties: { ssl.key.password: '${env:A}${env:B}' }")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl.key.password", "own.JAAS.config", "my.Secret", "ssl.keystore.key"})
    void literalSecretIsRefused(String key) {
        assertThat(problem(Yaml.withKafka("properties: { " + key + ": hunter2 }")))
                .endsWith(
                        "kafka.properties."
                                + key
                                + " is a secret: give it as ${env:NAME} or ${file:PATH}");
    }

    @Test
    void misspeltPropertiesAndMalformedLoginsAreShownWhereTheyStand() {
        String yaml =
                Yaml.withKafka(
                        "properties: { security.protocl: SSL, acks: hunter2, sasl.jaas.config: '${env:J}' }");

        ConfigException refused =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> ConfigReader.parse("c.yaml", yaml, name -> "hunter2 required"));

        assertThat(refused.problems())
                .extracting(ConfigProblem::toString)
                .containsExactly(
                        "c.yaml:11:53: kafka.properties.security.protocl is no Kafka property; did you mean"
                                + " `security.protocol`?",
                        "c.yaml:11:82: kafka.properties.acks has a value that Kafka does not take: String must be one"
                                + " of: all, -1, 0, 1",
                        "c.yaml:11:109: kafka.properties.sasl.jaas.config is no login configuration: JAAS config entry"
                                + " not terminated by semi-colon; it must be `MODULE required NAME=\"VALUE\" …;`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password: hunter2",
                "ssl.key.password: '${hunter2}'",
                "ssl.key.password: '${env:hunter2-${env:X}}'",
                "ssl.key.password: [ hunter2 ]",
                "ssl.key.password: { hunter2: hunter2 }",
                "ssl.key.password: *hunter2",
                "ssl.key.password: !hunter2 x",
                "ssl.key.password: !hun!ter2 x",
                "ssl.key.password: \"\\qhunter2\"",
                "ssl.key.password: \"\\uhunter2\"",
                "ssl.key.password: 'hunter2",
                "ssl.key.password: @hunter2",
                "ssl.key.password: |hunter2",
                "ssl.key.password:=hunter2",
                "ssl.key.password=hunter2",
                "group.id: hunter2",
                "a: b, a: hunter2"
            })
    void noProblemPrintsTheValueOfAProperty(String property) {
        for (String properties :
                List.of("properties: { " + property + " }", "properties: " + property)) {
            ConfigException refused =
                    catchThrowableOfType(
                            ConfigException.class, () -> Yaml.parse(Yaml.withKafka(properties)));
            if (refused != null) {
                assertThat(refused.getMessage()).doesNotContain("unter2").doesNotContain("hun!");
            }
        }
    }
}
