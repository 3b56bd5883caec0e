package dev.recon.config;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final String HIDDEN = "[hidden]";

    private static final Pattern SECRET_OPTION =
            Pattern.compile(
                    "(?i)(?:password|secret|passphrase|token)\\w*\\s*=\\s*(?:\"([^\"]+)\"|([^\\s\";]+))");

    /** A text of somebody else's, such as Kafka's reason, without the secrets of the properties. */
    public String hideSecrets(String text) {
        String hidden = text;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String value = property.getValue();
            if (text != null && Secrets.isSecret(property.getKey()) && !value.isEmpty()) {
                hidden = hidden.replace(value, HIDDEN);
                Matcher options = SECRET_OPTION.matcher(value);
                while (options.find()) {
                    String option = options.group(1) != null ? options.group(1) : options.group(2);
                    hidden = hidden.replace(option, HIDDEN);
                }
            }
        }
        return hidden;
    }

    /** The same with properties beside or instead of those that there are. */
    public KafkaConfig with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(properties);
        all.putAll(more);
        return new KafkaConfig(bootstrapServers, groupId, all, topicPartitions, topicReplication);
    }

    /** Without the properties: they may hold secrets. */
    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", groupId=" + groupId + "]";
    }
}
