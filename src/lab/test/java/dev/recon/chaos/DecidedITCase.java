package dev.recon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.SecuredBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.KafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecidedITCase {

    @TempDir private Path folder;

    @Test
    void followsTheAnswersWithTheConfiguredLogin() {
        try (SecuredBroker broker = SecuredBroker.start(folder)) {
            broker.grant(
                    SecuredBroker.MACHINE, ResourceType.TOPIC, "exceptions", AclOperation.READ);
            broker.plain().createTopic("exceptions", 1, Map.of());
            KafkaConfig kafka =
                    new KafkaConfig(
                            broker.tlsServers(), null, broker.certificateLogin(), 1, (short) -1);
            try (Decided decided = new Decided(kafka, "exceptions")) {
                assertThat(decided.ask()).isZero();
                TestTopics.write(
                        broker.plain().bootstrapServers(),
                        "exceptions",
                        0,
                        missing("2025-03-01T10:00:00Z"),
                        missing("2025-03-01T09:00:00Z"));
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> decided.ask() > 0);
                assertThat(Instant.ofEpochMilli(decided.ask())).isEqualTo("2025-03-01T10:00:00Z");
            }
        }
    }

    private static String missing(String time) {
        return "{\"type\":\"MISSING\",\"control\":\"c\",\"output\":\"o\",\"source\":\"s\",\"id\":\"a\","
                + "\"eventTime\":\""
                + time
                + "\"}";
    }
}
