package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "security.protocl, security.protocol",
        "sasl.mechanisms, sasl.mechanism",
        "sasl.jass.config, sasl.jaas.config",
        "SASL.JAAS.CONFIG, sasl.jaas.config",
        "ssl-truststore-location, ssl.truststore.location",
        "ssl.trust.store.location, ssl.truststore.location",
        "ssl_key_password, ssl.key.password",
        "max.poll.record, max.poll.records",
        "ack, acks"
    })
    void aMisspeltNameIsRefusedWithTheOneThatWasMeant(String written, String meant) {
        assertThat(KafkaProperties.nameProblem(written))
                .hasValue(" is no Kafka property; did you mean `" + meant + "`?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema.registry.url",
                "my.interceptor.tenant",
                "oauth.client.id",
                "a",
                "flink.partition-discovery.interval-millis"
            })
    void aNameOfSomebodyElseIsLetThrough(String name) {
        assertThat(KafkaProperties.nameProblem(name)).isEmpty();
    }

    @Test
    void everyNameOfEveryClientIsKnown() {
        assertThat(ConsumerConfig.configNames()).allMatch(KafkaPropertiesTest::isKnown);
        assertThat(ProducerConfig.configNames()).allMatch(KafkaPropertiesTest::isKnown);
        assertThat(AdminClientConfig.configNames()).allMatch(KafkaPropertiesTest::isKnown);
    }

    private static boolean isKnown(String name) {
        return KafkaProperties.nameProblem(name).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "max.poll.records, hunter2",
        "max.poll.records, -4711",
        "acks, hunter2",
        "security.protocol, hunter2",
        "ssl.endpoint.identification.algorithm.x, ''",
        "check.crcs, hunter2"
    })
    void aValueThatKafkaDoesNotTakeIsRefusedButNotRepeated(String name, String value) {
        if (name.endsWith(".x")) {
            assertThat(KafkaProperties.valueProblem(name, value)).isEmpty();
            return;
        }
        assertThat(KafkaProperties.valueProblem(name, value).orElseThrow())
                .startsWith(" has a value that Kafka does not take: ")
                .doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "max.poll.records, 500",
        "security.protocol, SASL_SSL",
        "ssl.endpoint.identification.algorithm, ''",
        "sasl.login.callback.handler.class, no.such.Class",
        "acks, all",
        "acks, '${env:ACKS}'"
    })
    void aValueThatKafkaTakesIsLetThrough(String name, String value) {
        assertThat(KafkaProperties.valueProblem(name, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "hunter2;",
                "a.b.Module hunter2;",
                "a.b.Module required hunter2",
                "a.b.Module required hunter2;",
                "a.b.Module required password=hunter2",
                "a.b.Module required user=me password=a hunter2;",
                "a.b.Module required user=me 'hunter2'hunter2;",
                "a.b.Module required password=\"hunter2;",
                "a.b.Module required user=\"me\" password=\"it's hunter2\" x"
            })
    void aMalformedLoginIsRefusedButNotRepeated(String jaas) {
        assertThat(KafkaProperties.valueProblem("sasl.jaas.config", jaas).orElseThrow())
                .startsWith(" is no login configuration")
                .endsWith("; it must be `MODULE required NAME=\"VALUE\" …;`")
                .doesNotContain("unter2");
    }

    @Test
    void aLoginOfTheRightFormIsLetThrough() {
        String jaas = "a.b.Module required username=\"me\" password=\"it's; =x\";";

        assertThat(KafkaProperties.valueProblem("sasl.jaas.config", jaas)).isEmpty();
    }

    @Test
    void aFileOfPropertiesMayNameSecrets(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("client.properties");
        Files.writeString(file, "client.rack=${env:RACK}\nlinger.ms=5\n");

        assertThat(KafkaProperties.read(file, Map.of("RACK", "r1")::get))
                .isEqualTo(Map.of("client.rack", "r1", "linger.ms", "5"));
    }

    @Test
    void everyProblemOfSuchAFileIsReportedWithoutItsValues(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("client.properties");
        Files.writeString(
                file,
                "linger.ms=hunter2\nsecurity.protocl=hunter2\nsasl.jaas.config=${env:NONE}\n");

        assertThatThrownBy(() -> KafkaProperties.read(file, name -> null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("linger.ms has a value that Kafka does not take")
                .hasMessageContaining("did you mean `security.protocol`?")
                .hasMessageContaining("the environment variable `NONE` is not set")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theReasonsOfOthersAreRidOfSecrets() {
        KafkaConfig kafka =
                new KafkaConfig(
                        "b:1",
                        "g",
                        Map.of(
                                "sasl.jaas.config",
                                "a.B required username=\"me\" password=\"hunter2\" other=x;",
                                "ssl.key.password",
                                "4711"),
                        1,
                        (short) 1);

        assertThat(kafka.hideSecrets("hunter2 of me with 4711 is wrong"))
                .isEqualTo("[hidden] of me with [hidden] is wrong");
        assertThat(kafka.toString()).doesNotContain("hunter2").doesNotContain("4711");
    }
}
