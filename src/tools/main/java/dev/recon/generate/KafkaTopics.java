package dev.recon.generate;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.TopicException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet. */
final class KafkaTopics {

    private KafkaTopics() {}

    /**
     * Makes sure that all topics exist and can be written to, and returns how many partitions each
     * has. New ones keep what is written for ever: the record's time is the event time, which may
     * be years ago, and nothing is to be deleted for its age.
     *
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer within seconds
     */
    static Map<String, Integer> ensure(KafkaConfig kafka, Collection<String> topics) {
        try (KafkaAdmin admin =
                KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "look for the topics " + topics)) {
            create(admin, topics, kafka.topicPartitions());
            Map<String, Integer> counts = new HashMap<>();
            admin.await(topics, KafkaAdmin.PATIENCE)
                    .forEach((topic, found) -> counts.put(topic, found.partitions().size()));
            if (counts.size() < topics.size()) {
                throw new TopicException(
                        "The topics "
                                + topics
                                + " were created, but Kafka at "
                                + kafka.bootstrapServers()
                                + " knows only "
                                + counts.keySet());
            }
            return counts;
        }
    }

    private static void create(KafkaAdmin admin, Collection<String> topics, int partitions) {
        Set<String> present = admin.describe(topics).keySet();
        List<NewTopic> absent = new ArrayList<>();
        for (String topic : topics) {
            if (!present.contains(topic)) {
                absent.add(
                        new NewTopic(topic, Optional.of(partitions), Optional.empty())
                                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")));
            }
        }
        try {
            admin.call("create the topics " + topics, client -> client.createTopics(absent).all());
        } catch (TopicExistsException somebodyWasFaster) {
            // It is there, which is all that is wanted.
        }
    }
}
