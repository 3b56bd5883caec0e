package dev.recon.config;

import java.io.Serializable;
import java.util.Map;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers null when no stream and no sink is a topic
 * @param groupId consumer group, for group offsets and monitoring
 * @param properties passed through to every client, secrets resolved; never printed
 * @param topicPartitions partitions of an output topic that has to be created; at least 1
 * @param topicReplication replication factor of such a topic, or -1 for the broker's default
 */
public record KafkaConfig(
        String bootstrapServers,
        String groupId,
        Map<String, String> properties,
        int topicPartitions,
        short topicReplication)
        implements Serializable {

    /** Without the properties: they may hold secrets. */
    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", groupId=" + groupId + "]";
    }
}
