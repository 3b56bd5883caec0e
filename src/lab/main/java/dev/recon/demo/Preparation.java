package dev.recon.demo;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.job.ReconJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The job's configuration, in a file for people to look at. */
record Preparation(ReconConfig config, Path file) {

    /** Writes the configuration, and makes a fresh broker ready for the job. */
    static Preparation of(Scenario scenario, String bootstrapServers, TemporaryFolder folder)
            throws IOException {
        Scenario.destination(bootstrapServers).open().output().close();
        Path file = folder.path().resolve("recon.yaml");
        String checkpoints = folder.folder("checkpoints").toUri().toString();
        Files.writeString(file, scenario.yaml(bootstrapServers, checkpoints));
        ReconConfig config = ConfigReader.read(file);
        ReconJob.prepareTopics(config);
        awaitCoordinator(config);
        return new Preparation(config, file);
    }

    /** A broker makes the topic of the offsets when it is first asked for some. */
    private static void awaitCoordinator(ReconConfig config) {
        Map<String, Object> properties =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.kafka().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        config.kafka().groupId());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.committed(Set.of(new TopicPartition(Scenario.SENSOR_TOPIC, 0)));
        }
    }
}
