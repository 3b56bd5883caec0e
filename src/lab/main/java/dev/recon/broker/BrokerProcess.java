package dev.recon.broker;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaUnreachable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A real Kafka broker in a JVM of its own, which can be killed and started again on the same ports
 * and data. What it logs goes to a file, and its end to standard error when the broker does not
 * come up.
 */
public final class BrokerProcess implements AutoCloseable {

    /** After a kill it reads through its open segments before it answers. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Quick to start, and small. */
    public static final List<String> SMALL =
            List.of("-Xms128m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final BrokerFiles files;
    private final List<String> jvmOptions;
    private Process process;
    private boolean keepLog;
    private boolean closed;

    private BrokerProcess(BrokerFiles files, List<String> jvmOptions) {
        this.files = files;
        this.jvmOptions = jvmOptions;
    }

    /** Returns when the broker takes requests. */
    public static BrokerProcess launch() {
        return launch(SMALL);
    }

    /** The same with other options for its JVM than those for tests. */
    public static BrokerProcess launch(List<String> jvmOptions) {
        BrokerProcess broker = prepare(jvmOptions);
        broker.start();
        return broker;
    }

    /** A broker with ports and data of its own that is yet to be started. */
    public static BrokerProcess prepare(List<String> jvmOptions) {
        return new BrokerProcess(BrokerFiles.prepare(), jvmOptions);
    }

    /** Starts the broker again after {@link #kill()} or {@link #stop()}. */
    public void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        "-Dlog4j2.level=INFO",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        files.settingsFile().toString()));
        File log = files.logFile().toFile();
        try {
            begin(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log)));
            Waiting.until("broker at " + bootstrapServers(), PATIENCE, this::answers);
        } catch (IOException | RuntimeException e) {
            keepLog = true;
            close();
            throw new KafkaUnreachable("The broker did not start, see " + log, e);
        }
    }

    private synchronized void begin(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IllegalStateException("The broker has been closed");
        }
        process = builder.start();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The broker ended with status " + process.exitValue());
        }
        Map<String, Object> quick =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        try (Admin admin = Admin.create(quick)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception notYet) {
            return false;
        }
    }

    public String bootstrapServers() {
        return files.bootstrapServers();
    }

    /** How a client of it is configured: it asks for no login. */
    public KafkaConfig kafka() {
        return files.kafka();
    }

    public void createTopic(String name, int partitions, Map<String, String> config) {
        EmbeddedBroker.createTopic(kafka(), name, partitions, config);
    }

    /** Ends the broker with SIGKILL. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Ends the broker in an orderly way (SIGTERM). */
    public void stop() {
        process.destroy();
        end(process);
    }

    /** Keeps the log file, whose path is returned, when the broker is closed. */
    public Path keepLog() {
        keepLog = true;
        return files.logFile();
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Any thread, any number of times. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            kill();
        }
        if (!keepLog) {
            files.delete();
        }
    }
}
