package dev.recon.e2e;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.SecuredBroker;
import dev.recon.broker.TestTopics;
import dev.recon.cli.Cli;
import dev.recon.cli.GenerateCommand;
import dev.recon.generate.KafkaPlantOutput;
import dev.recon.generate.PlantOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The whole job on a broker that asks for a login, encrypts, and gives its user no right beyond
 * those that the documentation lists.
 */
class SecuredBrokerITCase {

    @RegisterExtension static final Site SITE = new Site();

    private static SecuredBroker broker;
    private static Recording recording;

    @TempDir private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        broker = SecuredBroker.start(folder);
        recording = Recording.of(20_000, "30min");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void worksWithAPasswordOverTls() throws Exception {
        broker.user("recon", "pass-4711");
        Map<String, String> login = broker.passwordLogin(SecuredBroker.jaas("recon", "pass-4711"));
        tellsTheTruth("recon", new Login("by-password", broker.saslServers(), login));
    }

    @Test
    void worksWithACertificate() throws Exception {
        Map<String, String> login = broker.certificateLogin();
        tellsTheTruth(
                SecuredBroker.MACHINE, new Login("by-certificate", broker.tlsServers(), login));
    }

    @Test
    void aPlantIsSimulatedWithTheSameProperties() throws Exception {
        broker.user("plant", "pass-4711");
        broker.grantPrefix("plant", ResourceType.TOPIC, "plant-", WRITE, CREATE);
        Properties login = new Properties();
        login.putAll(broker.passwordLogin(SecuredBroker.jaas("plant", "pass-4711")));
        Path file = folder.resolve("client.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            login.store(out, null);
        }

        String[] arguments = {
            "--bootstrap-servers", broker.saslServers(),
            "--kafka-properties", file.toString(),
            "--sensor-topic", "plant-sensor",
            "--audit-topic", "plant-audit",
            "--truth", folder.resolve("truth.jsonl").toString(),
            "--records", "100",
            "--rate", "max"
        };
        assertThat(new CommandLine(new GenerateCommand()).execute(arguments)).isZero();
        assertThat(TestTopics.readCommitted(broker.plain().bootstrapServers(), "plant-audit"))
                .isNotEmpty();
    }

    @Test
    void deadLettersAreSentBackByAUserOfTheirOwn() throws Exception {
        broker.user("mender", "pass-4711");
        Login.grantWhatReplayingNeeds(broker, "mender", "mend");
        for (String topic : List.of("mend-sensor", "mend-audit", "mend-deadletters")) {
            broker.plain().createTopic(topic, 1, Map.of());
        }
        TestTopics.write(broker.plain().bootstrapServers(), "mend-sensor", 0, "no JSON");
        letter();
        Map<String, String> login = broker.passwordLogin(SecuredBroker.jaas("mender", "pass-4711"));
        Path own = Files.createDirectory(folder.resolve("mender"));
        String file = new Login("mend", broker.saslServers(), login).file(own).toString();

        assertThat(dlq("list", file)).hasSize(2);
        assertThat(dlq("show", file)).hasSize(2);
        assertThat(dlq("replay", file)).containsExactly("1 sent to mend-sensor");
        assertThat(dlq("replay", file)).containsExactly("nothing sent", "1 left: sent back before");
    }

    private static void letter() {
        ProducerRecord<byte[], byte[]> letter =
                TestTopics.record("mend-deadletters", 0, null, "no JSON");
        Map.of(
                        "stream", "sensor",
                        "reason", "MALFORMED",
                        "topic", "mend-sensor",
                        "partition", "0",
                        "offset", "0")
                .forEach((key, value) -> letter.headers().add(key, TestTopics.bytes(value)));
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(broker.plain().bootstrapServers(), Map.of())) {
            producer.send(letter);
        }
    }

    private static List<String> dlq(String verb, String file) {
        Cli cli = Cli.recon("dlq", verb, "--config", file);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return cli.lines();
    }

    private static void tellsTheTruth(String user, Login login) throws Exception {
        Login.grantWhatTheJobNeeds(broker, user, login.name());
        write(login.name());

        Job.run(SITE, login.config(Setup.state(SITE, "rocksdb")), 2);

        Verdict.check(Answers.ofTopics(broker.plain().bootstrapServers(), login.name()), recording);
    }

    private static void write(String name) throws IOException {
        Map<String, String> forEver = Map.of("retention.ms", "-1");
        broker.plain().createTopic(name + "-sensor", 4, forEver);
        broker.plain().createTopic(name + "-audit", 3, forEver);
        try (PlantOutput output =
                new KafkaPlantOutput(broker.plain().kafka(), name + "-sensor", name + "-audit")) {
            recording.write(output, 0, recording.size());
        }
    }
}
