package dev.recon.demo;

import dev.recon.config.ConfigReader;
import dev.recon.config.KafkaConfig;
import dev.recon.config.ReconConfig;
import dev.recon.job.ReconJob;
import dev.recon.kafka.KafkaAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The job's configuration, in a file for people to look at. */
record Preparation(ReconConfig config, Path file) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Writes the configuration, and makes a fresh broker ready for the job. */
    static Preparation of(Scenario scenario, String bootstrapServers, TemporaryFolder folder)
            throws IOException {
        Scenario.destination(bootstrapServers).open().output().close();
        Path file = folder.path().resolve("recon.yaml");
        String checkpoints = folder.folder("checkpoints").toUri().toString();
        Files.writeString(file, scenario.yaml(bootstrapServers, checkpoints));
        ReconConfig config = ConfigReader.read(file);
        ReconJob.prepareTopics(config);
        awaitCoordinator(config.kafka());
        return new Preparation(config, file);
    }

    /** A broker makes the topic of the offsets when it is first asked for some. */
    static void awaitCoordinator(KafkaConfig kafka) {
        try (KafkaAdmin admin = KafkaAdmin.connect(kafka, PATIENCE, "look for committed offsets")) {
            admin.committed(kafka.groupId());
        }
    }
}
