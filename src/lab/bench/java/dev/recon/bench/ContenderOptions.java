package dev.recon.bench;

import dev.recon.config.KafkaConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * What every contender is given: where the records are, where its answers go, and where it may put
 * files of its own. It reads both topics from their beginning to the end that they had when it
 * started.
 */
public final class ContenderOptions {

    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT")
    public String bootstrapServers;

    @Option(names = "--expected", required = true, paramLabel = "TOPIC")
    public String expected;

    @Option(names = "--actual", required = true, paramLabel = "TOPIC")
    public String actual;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "TOPIC",
            description = "An empty topic for what comes out, and the prefix of any other.")
    public String output;

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "An empty folder for state, checkpoints and whatever else.")
    public Path dir;

    @Option(
            names = "--figures",
            required = true,
            paramLabel = "FILE",
            description = "Where to write what only the contender knows, see Figures.")
    public Path figures;

    /** How the broker of the lab is reached. */
    public KafkaConfig kafka() {
        return new KafkaConfig(bootstrapServers, null, Map.of(), 1, (short) -1);
    }
}
