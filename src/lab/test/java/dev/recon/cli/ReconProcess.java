package dev.recon.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** `recon` in a process of its own, whose folder, temporary files and output are below a folder. */
final class ReconProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path output;
    private final Process process;

    private ReconProcess(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /**
     * @param log4j the configuration of the log
     */
    static ReconProcess start(
            Path folder, Path log4j, Map<String, String> environment, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        command.add("-Dlog4j2.configurationFile=" + log4j.toAbsolutePath());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.recon.cli.ReconMain");
        command.addAll(List.of(args));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ReconProcess(output, builder.start());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** All that it has said up to now. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said something, and returns the groups of the pattern. */
    Matcher awaitLine(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        await(pattern)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> wanted.matcher(said()).find() || !process.isAlive());
        Matcher found = wanted.matcher(said());
        if (!found.find()) {
            throw new IllegalStateException(
                    "It ended without a word of " + pattern + ": " + said());
        }
        return found;
    }

    /** Waits until it ends of itself. */
    int status() throws InterruptedException {
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
