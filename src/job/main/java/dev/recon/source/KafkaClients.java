package dev.recon.source;

import dev.recon.config.KafkaConfig;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The properties every Kafka client of the job starts from: what the configuration passes through,
 * and the servers.
 */
public final class KafkaClients {

    private KafkaClients() {}

    /**
     * For any client. A configured {@code client.id} is dropped: several clients must not share
     * one.
     */
    public static Properties common(KafkaConfig kafka) {
        Properties properties = new Properties();
        properties.putAll(kafka.properties());
        properties.setProperty(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        return properties;
    }

    /** For whoever reads an input: only what has been committed, unless configured otherwise. */
    static Properties input(KafkaConfig kafka) {
        Properties properties = common(kafka);
        properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return properties;
    }
}
