package dev.recon.cluster;

import dev.recon.broker.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;

/**
 * The folder of a cluster: its configuration, which is the repository's with ports and folders of
 * its own, and what its processes log. The libraries are those of the build that a cluster has and
 * the job jar has not.
 */
final class ClusterFiles {

    /** What a Flink distribution holds; docs/howto/run-on-a-cluster.md has the same list. */
    private static final Pattern LIBRARIES =
            Pattern.compile(
                    "(flink-(?!connector-kafka).*"
                            + "|log4j-(api|core|slf4j-impl)|slf4j-api|frocksdbjni"
                            + "|kryo|reflectasm|objenesis|minlog|RoaringBitmap|javassist|jsr305"
                            + "|commons-(cli|collections|compress|io|lang3|math3|text)"
                            + "|snakeyaml-engine|snappy-java|lz4-java|async-profiler)-[0-9].*\\.jar");

    private final ClusterSetup setup;
    private final Path folder;
    private final Configuration settings;

    private ClusterFiles(ClusterSetup setup, Path folder, Configuration settings) {
        this.setup = setup;
        this.folder = folder;
        this.settings = settings;
    }

    static ClusterFiles prepare(ClusterSetup setup) {
        try {
            Path folder = Files.createTempDirectory("recon-cluster-");
            Configuration settings =
                    GlobalConfiguration.loadConfiguration(setup.shippedConf().toString());
            setup.settings().forEach(settings::setString);
            List<Integer> ports = FreePorts.find(3);
            settings.set(JobManagerOptions.PORT, ports.get(0));
            settings.set(RestOptions.PORT, ports.get(1));
            settings.set(BlobServerOptions.PORT, ports.get(2).toString());
            settings.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
            settings.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    folder.resolve("checkpoints").toUri().toString());
            settings.set(
                    CheckpointingOptions.SAVEPOINT_DIRECTORY,
                    folder.resolve("savepoints").toUri().toString());
            ClusterFiles files = new ClusterFiles(setup, folder, settings);
            Files.createDirectories(files.logs());
            Files.createDirectories(folder.resolve("plugins"));
            Files.write(
                    Files.createDirectories(files.conf()).resolve("config.yaml"),
                    ConfigurationUtils.convertConfigToWritableLines(settings, false));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process of the cluster, or its client, ready to be started; it logs as ours do. */
    ProcessBuilder java(String memory, String log4j, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(memory.trim().split(" +")));
        command.addAll(List.of(settings.get(CoreOptions.FLINK_JVM_OPTIONS).trim().split(" +")));
        command.addAll(setup.javaOptions());
        command.add("-Dlog4j.configurationFile=" + setup.shippedConf().resolve(log4j));
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(args);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("FLINK_CONF_DIR", conf().toString());
        process.environment().put("FLINK_PLUGINS_DIR", folder.resolve("plugins").toString());
        return process;
    }

    private String classPath() {
        try (Stream<Path> jars = Files.list(jobJar().resolveSibling("lib"))) {
            return jars.filter(jar -> LIBRARIES.matcher(jar.getFileName().toString()).matches())
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path jobJar() {
        return setup.jobJar();
    }

    Configuration settings() {
        return settings;
    }

    Path conf() {
        return folder.resolve("conf");
    }

    Path logs() {
        return folder.resolve("log");
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    void delete(boolean logsToo) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                boolean log = path.startsWith(logs()) || path.equals(folder);
                if (logsToo || !log) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
