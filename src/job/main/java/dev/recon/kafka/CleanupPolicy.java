package dev.recon.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** What a topic that somebody else may have created does with its records in the long run. */
public final class CleanupPolicy {

    private CleanupPolicy() {}

    /** As Kafka writes it; empty when this user may not see the settings of the topic. */
    public static Optional<String> of(String topic, KafkaAdmin admin) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config =
                    admin.call(
                            "describe the settings of the topic " + topic,
                            client ->
                                    client.describeConfigs(List.of(resource))
                                            .values()
                                            .get(resource));
            return Optional.of(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value());
        } catch (KafkaUnreachable e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
