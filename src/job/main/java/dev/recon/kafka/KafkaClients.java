package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes every Kafka client, and the properties of those that Flink's connector makes. All start
 * from what the configuration passes through, and the servers. When no client can be made of these,
 * that is a {@link KafkaSettingsException}, or {@link KafkaUnreachable} where no server is found
 * under its name.
 */
public final class KafkaClients {

    /** A poll of a reader hands on so many records at most, unless configured otherwise. */
    private static final String RECORDS_PER_POLL = "10000";

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
    public static Properties input(KafkaConfig kafka) {
        Properties properties = common(kafka);
        properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return properties;
    }

    /**
     * A producer of bytes.
     *
     * @param defaults hold where the configuration says nothing
     * @param settings hold whatever the configuration says
     */
    public static Producer<byte[], byte[]> producer(
            KafkaConfig kafka, Map<String, String> defaults, Map<String, String> settings) {
        Properties properties = common(kafka);
        defaults.forEach(properties::putIfAbsent);
        properties.putAll(settings);
        return made(
                kafka,
                () ->
                        new KafkaProducer<>(
                                properties, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** A reader of its own account: of no group, and of nothing but what has been committed. */
    static Consumer<byte[], byte[]> committed(KafkaConfig kafka) {
        Properties properties = common(kafka);
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        return consumer(kafka, properties);
    }

    /** Of no group, whatever the properties say; what is gone is passed over. */
    static Consumer<byte[], byte[]> consumer(KafkaConfig kafka, Properties properties) {
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return made(
                kafka,
                () ->
                        new KafkaConsumer<>(
                                properties,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()));
    }

    /**
     * @param patience how long any request may take
     */
    static Admin admin(KafkaConfig kafka, Duration patience) {
        Properties properties = common(kafka);
        String millis = Long.toString(patience.toMillis());
        properties.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        // Every attempt is a line in the log.
        properties.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "500");
        properties.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "5000");
        return made(kafka, () -> Admin.create(properties));
    }

    private static <C> C made(KafkaConfig kafka, Supplier<C> client) {
        try {
            return client.get();
        } catch (KafkaException e) {
            throw KafkaErrors.notSetUp(kafka, e);
        }
    }
}
