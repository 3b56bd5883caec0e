package dev.recon.source;

import dev.recon.config.KafkaConfig;
import dev.recon.config.StreamConfig;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.Rights;
import dev.recon.kafka.TopicException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** Looks at the input topics before the job starts. */
public final class InputTopics {

    private static final Duration JUST_CREATED = Duration.ofSeconds(2);

    private InputTopics() {}

    /**
     * Checks that every configured input topic exists and may be read. Does not connect when there
     * is none.
     *
     * @throws TopicException naming every topic that is missing
     * @throws KafkaUnreachable when Kafka does not answer within seconds, or naming every right
     *     that is missing
     */
    public static void check(List<StreamConfig> streams, KafkaConfig kafka) {
        List<String> topics =
                streams.stream()
                        .map(StreamConfig::topic)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (topics.isEmpty()) {
            return;
        }
        try (KafkaAdmin admin =
                KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "look for the input topics")) {
            Rights rights = new Rights(admin, kafka);
            topics.forEach(topic -> rights.topic(topic, AclOperation.READ));
            rights.group(kafka.groupId());
            rights.require();
            Set<String> found = admin.await(topics, JUST_CREATED).keySet();
            List<String> missing = topics.stream().filter(topic -> !found.contains(topic)).toList();
            if (!missing.isEmpty()) {
                throw new TopicException(
                        "No such input topic at "
                                + kafka.bootstrapServers()
                                + ": "
                                + String.join(", ", missing)
                                + ". Create it, or correct the topic of the stream.");
            }
        }
    }
}
