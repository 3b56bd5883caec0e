package dev.recon.broker;

import dev.recon.config.KafkaConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The folder of a single small broker that is its own controller, on two free ports of the loopback
 * address: its settings and its formatted data.
 */
final class BrokerFiles {

    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final Properties settings;

    private BrokerFiles(Path folder, int port, Properties settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Chooses ports, writes the settings and formats the data folder below a new temporary folder.
     */
    static BrokerFiles prepare() {
        try {
            return prepare(Files.createTempDirectory("recon-broker-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in an existing folder, which is deleted when the broker is closed. */
    static BrokerFiles prepare(Path folder) {
        return prepare(folder, settings -> {});
    }

    /** The same with settings that are changed before the broker sees them. */
    static BrokerFiles prepare(Path folder, Consumer<Properties> change) {
        try {
            List<Integer> ports = FreePorts.find(2);
            Properties settings = settings(folder, ports.get(0), ports.get(1));
            change.accept(settings);
            BrokerFiles files = new BrokerFiles(folder, ports.get(0), settings);
            try (Writer out = Files.newBufferedWriter(files.settingsFile())) {
                files.settings.store(out, null);
            }
            files.format();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty(
                "listeners",
                "PLAINTEXT://"
                        + HOST
                        + ":"
                        + port
                        + ",CONTROLLER://"
                        + HOST
                        + ":"
                        + controllerPort);
        p.setProperty("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("log.dirs", folder.resolve("data").toString());
        // A killed broker may register again when its old session is over.
        p.setProperty("broker.heartbeat.interval.ms", "500");
        p.setProperty("broker.session.timeout.ms", "4000");
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        for (String topic :
                List.of(
                        "offsets.topic",
                        "transaction.state.log",
                        "share.coordinator.state.topic")) {
            p.setProperty(topic + ".replication.factor", "1");
            p.setProperty(topic + ".num.partitions", "4");
        }
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("transaction.max.timeout.ms", "3600000");
        p.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // The time of a record may be its event time, long past or yet to come.
        p.setProperty("log.retention.ms", "-1");
        p.setProperty("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        return p;
    }

    private void format() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {
            "format", "-t", Uuid.randomUuid().toString(), "-c", settingsFile().toString()
        };
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            if (StorageTool.execute(arguments, out) != 0) {
                throw new IOException(
                        "Kafka's storage tool: " + said.toString(StandardCharsets.UTF_8));
            }
        }
    }

    Properties settings() {
        return settings;
    }

    Path settingsFile() {
        return folder.resolve("server.properties");
    }

    Path logFile() {
        return folder.resolve("server.log");
    }

    KafkaConfig kafka() {
        return new KafkaConfig(bootstrapServers(), null, Map.of(), 1, (short) -1);
    }

    String bootstrapServers() {
        return HOST + ":" + port;
    }

    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
