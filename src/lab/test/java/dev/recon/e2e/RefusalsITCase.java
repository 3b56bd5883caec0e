package dev.recon.e2e;

import static dev.recon.broker.SecuredBroker.jaas;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.recon.broker.SecuredBroker;
import dev.recon.job.ReconJob;
import dev.recon.kafka.KafkaSettingsException;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.TopicException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job says before it starts when a secured broker does not let it do its work. */
class RefusalsITCase {

    private static final String PASSWORD = "pass-canary-4711";

    private static SecuredBroker broker;

    @TempDir private static Path folder;

    @BeforeAll
    static void start() {
        broker = SecuredBroker.start(folder);
        broker.user("nobody", PASSWORD);
        broker.user("somebody", PASSWORD);
        broker.plain().createTopic("in-sensor", 1, Map.of());
        broker.plain().createTopic("in-audit", 1, Map.of());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void everyRightToReadThatIsMissingIsNamedAtOnce() {
        assertThat(refusal("in", login("nobody")))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining(
                        "does not give this user the rights that the job needs: READ on the topic in-sensor; READ on"
                                + " the topic in-audit; READ on the group in. Grant them (docs/kafka-rights.md")
                .hasMessageContaining(broker.saslServers());
    }

    @Test
    void everyRightToWriteThatIsMissingIsNamedAtOnce() {
        broker.user("reader", PASSWORD);
        grantReading("reader", "in");

        assertThat(refusal("in", login("reader")))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining(
                        "rights that the job needs: WRITE, CREATE on the topic in-exceptions; WRITE, CREATE on the topic"
                                + " in-deadletters; WRITE, CREATE on the topic in-status; WRITE, CREATE on the topic in-metrics;"
                                + " WRITE on transactional ids that begin with recon-. Grant");
    }

    @Test
    void aTopicThatMayBeWrittenButNotCreatedIsNamed() {
        broker.user("writer", PASSWORD);
        grantReading("writer", "in");
        for (String output :
                new String[] {"in-exceptions", "in-metrics", "in-deadletters", "in-status"}) {
            broker.grant("writer", ResourceType.TOPIC, output, WRITE);
        }
        broker.grantPrefix("writer", ResourceType.TRANSACTIONAL_ID, "recon-", WRITE);

        assertThat(refusal("in", login("writer")))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("denied the authorisation to create the topic in-exceptions");
    }

    @Test
    void aTopicThatMayOnlyBeLookedAtIsNotGoodEnough() {
        broker.user("looker", PASSWORD);
        broker.grant("looker", ResourceType.TOPIC, "in-sensor", AclOperation.DESCRIBE);
        broker.grant("looker", ResourceType.TOPIC, "in-audit", READ);
        broker.grant("looker", ResourceType.GROUP, "in", READ);

        assertThat(refusal("in", login("looker")))
                .hasMessageContaining("job needs: READ on the topic in-sensor. Grant");
    }

    @Test
    void aTopicThatIsNotThereIsNamedToWhomItMayConcern() {
        grantReading("somebody", "gone");

        assertThat(refusal("gone", login("somebody")))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("No such input topic at " + broker.saslServers())
                .hasMessageContaining(": gone-sensor, gone-audit. Create it");
    }

    @Test
    void aWrongPasswordIsNotTakenForAnAbsentBroker() {
        Map<String, String> login = broker.passwordLogin(jaas("somebody", "wrong-canary-4711"));

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("Kafka at " + broker.saslServers())
                .hasMessageContaining("refused the authentication: Authentication failed")
                .hasMessageContaining("Check user and password in sasl.jaas.config")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aTrustStoreWithoutTheBrokersCertificateIsBlamed() {
        Map<String, String> login = login("somebody");
        login.put("ssl.truststore.location", broker.wrongTrustStore().toString());

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("No TLS connection to Kafka at " + broker.saslServers())
                .hasMessageContaining("unable to find valid certification path")
                .hasMessageContaining("Check that the trust store holds the authority");
    }

    @Test
    void aClientWithoutACertificateIsNamedAsSuch() {
        Map<String, String> login = broker.certificateLogin();
        login.remove("ssl.keystore.location");
        login.remove("ssl.keystore.password");

        assertThat(refusal(broker.tlsServers(), "in", login))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("No TLS connection to Kafka at " + broker.tlsServers())
                .hasMessageContaining("where the brokers ask for a certificate");
    }

    @Test
    void tlsToAListenerWithoutItIsGivenUpWithinSeconds() {
        String plain = broker.plain().bootstrapServers();

        assertThat(refusal(plain, "in", login("somebody")))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("Kafka at " + plain + " gave no answer within 10 s")
                .hasMessageContaining("that security.protocol fits the listener");
    }

    @Test
    void noTlsToAListenerThatWantsItIsGivenUpWithinSeconds() {
        assertThat(refusal("in", Map.of()))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("gave no answer within 10 s")
                .hasMessageContaining("that security.protocol fits the listener");
    }

    @Test
    void aTrustStoreThatIsNotThereIsAMatterOfTheConfiguration() {
        Map<String, String> login = login("somebody");
        login.put("ssl.truststore.location", folder.resolve("none.p12").toString());

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaSettingsException.class)
                .hasMessageContaining("could be set up")
                .hasMessageContaining("no such file: " + folder.resolve("none.p12"))
                .hasMessageNotContaining("canary");
    }

    @Test
    void aWrongPasswordOfATrustStoreIsAMatterOfTheConfiguration() {
        Map<String, String> login = login("somebody");
        login.put("ssl.truststore.password", "wrong-canary-4711");

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaSettingsException.class)
                .hasMessageContaining("password was incorrect")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aTrustStoreThatIsNoneIsAMatterOfTheConfiguration() throws Exception {
        Map<String, String> login = login("somebody");
        Path text = Files.writeString(folder.resolve("text.p12"), "nothing of the kind");
        login.put("ssl.truststore.location", text.toString());

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaSettingsException.class)
                .hasMessageContaining(text.toString())
                .hasMessageNotContaining("canary");
    }

    @Test
    void aLoginModuleThatDoesNotExistIsAMatterOfTheConfiguration() {
        Map<String, String> login = login("somebody");
        login.put("sasl.jaas.config", "no.such.Module required password=\"canary\";");

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaSettingsException.class)
                .hasMessageContaining("no.such.Module")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aMechanismThatTheBrokerDoesNotSpeakIsNamed() {
        Map<String, String> login = login("somebody");
        login.put("sasl.mechanism", "SCRAM-SHA-256");

        assertThat(refusal("in", login))
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("SCRAM-SHA-256")
                .hasMessageContaining("sasl.mechanism");
    }

    private static void grantReading(String user, String name) {
        broker.grant(user, ResourceType.TOPIC, name + "-sensor", READ);
        broker.grant(user, ResourceType.TOPIC, name + "-audit", READ);
        broker.grant(user, ResourceType.GROUP, name, READ);
    }

    private static Map<String, String> login(String user) {
        return new TreeMap<>(broker.passwordLogin(jaas(user, PASSWORD)));
    }

    private static Throwable refusal(String name, Map<String, String> properties) {
        return refusal(broker.saslServers(), name, properties);
    }

    private static Throwable refusal(String servers, String name, Map<String, String> properties) {
        Login login = new Login(name, servers, properties);
        Throwable refusal = catchThrowable(() -> ReconJob.prepareTopics(login.config("")));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }
}
