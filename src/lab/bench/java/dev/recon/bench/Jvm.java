package dev.recon.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, set up as the launcher sets up that of {@code recon}; it ends with this one at
 * the latest. What it says goes to a file.
 */
final class Jvm implements AutoCloseable {

    private static final long END_SECONDS = 20;

    private final Process process;
    private final Thread hook;

    private Jvm(Process process) {
        this.process = process;
        this.hook = new Thread(process::destroyForcibly, "end-child");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * @param heap as {@code -Xmx} takes it
     */
    static Jvm start(Libraries libraries, String heap, Path log, List<String> mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(Jvm::isHandedOn)
                .forEach(command::add);
        command.add("-Xmx" + heap);
        command.addAll(List.of("-cp", libraries.classPath()));
        command.addAll(mainAndArguments);
        File file = log.toFile();
        return new Jvm(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file).start());
    }

    private static boolean isHandedOn(String argument) {
        return argument.startsWith("--add-")
                || argument.startsWith("-XX:")
                || argument.startsWith("-Dlog4j2.configurationFile=");
    }

    long pid() {
        return process.pid();
    }

    /** Whether it came to its end in that time. */
    boolean waitFor(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    boolean waitForMillis(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    int exitStatus() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            process.destroyForcibly();
        }
    }
}
