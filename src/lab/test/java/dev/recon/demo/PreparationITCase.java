package dev.recon.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.broker.SecuredBroker;
import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaUnreachable;
import java.nio.file.Path;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationITCase {

    @TempDir private Path folder;

    @Test
    void waitsForTheCoordinatorWithTheConfiguredLogin() {
        try (SecuredBroker broker = SecuredBroker.start(folder)) {
            broker.grant(SecuredBroker.MACHINE, ResourceType.GROUP, "mine", AclOperation.DESCRIBE);
            Preparation.awaitCoordinator(kafka(broker, "mine"));
            assertThatThrownBy(() -> Preparation.awaitCoordinator(kafka(broker, "theirs")))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageContaining("denied the authorisation")
                    .hasMessageContaining("theirs");
        }
    }

    private static KafkaConfig kafka(SecuredBroker broker, String group) {
        return new KafkaConfig(
                broker.tlsServers(), group, broker.certificateLogin(), 1, (short) -1);
    }
}
