package dev.recon.broker;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.Reasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * A real Kafka broker inside this JVM, on free loopback ports and with data that is deleted when it
 * is closed.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    /** Loggers of the broker alone; those of the clients stay as they are configured. */
    private static final List<String> LOGGERS =
            List.of(
                    "kafka",
                    "state.change.logger",
                    "org.apache.kafka.controller",
                    "org.apache.kafka.coordinator",
                    "org.apache.kafka.image",
                    "org.apache.kafka.metadata",
                    "org.apache.kafka.raft",
                    "org.apache.kafka.server",
                    "org.apache.kafka.storage",
                    "org.apache.kafka.common.utils.AppInfoParser");

    private final BrokerFiles files;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerFiles files, KafkaRaftServer server) {
        this.files = files;
        this.server = server;
    }

    /**
     * Starts a broker in a temporary folder and returns when it takes requests.
     *
     * @throws KafkaUnreachable when it does not start
     */
    public static EmbeddedBroker start() {
        return start(BrokerFiles::prepare);
    }

    /** Starts a broker in a new folder below the given one. */
    public static EmbeddedBroker start(Path parent) {
        return start(() -> BrokerFiles.prepare(newFolder(parent)));
    }

    /** The same with settings of its own beside or instead of the usual ones. */
    static EmbeddedBroker start(Path parent, Consumer<Properties> change) {
        return start(() -> BrokerFiles.prepare(newFolder(parent), change));
    }

    private static Path newFolder(Path parent) {
        try {
            return Files.createTempDirectory(parent, "broker-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedBroker start(Supplier<BrokerFiles> prepared) {
        LOGGERS.forEach(logger -> Configurator.setLevel(logger, Level.ERROR));
        for (int attempt = 1; ; attempt++) {
            BrokerFiles files = prepared.get();
            try {
                return start(files);
            } catch (RuntimeException e) {
                files.delete();
                // Between choosing a port and binding it, somebody else may have taken it.
                if (attempt == ATTEMPTS) {
                    throw new KafkaUnreachable("The broker did not start: " + Reasons.of(e), e);
                }
            }
        }
    }

    private static EmbeddedBroker start(BrokerFiles files) {
        kafka.server.KafkaConfig settings = new kafka.server.KafkaConfig(files.settings());
        EmbeddedBroker broker =
                new EmbeddedBroker(files, new KafkaRaftServer(settings, Time.SYSTEM));
        try {
            broker.server.startup();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return files.bootstrapServers();
    }

    /** How a client of it is configured: it asks for no login. */
    public KafkaConfig kafka() {
        return files.kafka();
    }

    /** Creates a topic and returns when it can be written. */
    public void createTopic(String name, int partitions, Map<String, String> config) {
        createTopic(kafka(), name, partitions, config);
    }

    static void createTopic(
            KafkaConfig kafka, String name, int partitions, Map<String, String> config) {
        NewTopic topic =
                new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
        try (KafkaAdmin admin =
                KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "create topic " + name)) {
            admin.call("create topic " + name, client -> client.createTopics(List.of(topic)).all());
            admin.await(List.of(name), KafkaAdmin.PATIENCE);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        files.delete();
    }
}
