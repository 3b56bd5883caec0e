package dev.recon.bench;

import dev.recon.broker.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The job as {@code recon run} starts it, on topics that do not end, in a JVM of its own. */
final class LiveJob implements AutoCloseable {

    private static final long POLL_MILLIS = 200;

    private final Jvm jvm;
    private final JobWatch watch;
    private final Path log;
    private final Path folder;

    private LiveJob(Jvm jvm, JobWatch watch, Path folder, Path log) {
        this.jvm = jvm;
        this.watch = watch;
        this.folder = folder;
        this.log = log;
    }

    /** Returns when every task is running. */
    static LiveJob start(
            Lab lab, JobOptions options, String expected, String actual, String output, String heap)
            throws IOException, InterruptedException {
        Path folder = lab.newFolder("live");
        Path config = folder.resolve("recon.yaml");
        Path log = folder.resolve("log.txt");
        Files.writeString(
                config,
                options.yaml(
                        lab.broker().bootstrapServers(),
                        expected,
                        actual,
                        output,
                        folder.resolve("checkpoints"),
                        false));
        int port = FreePorts.find(1).get(0);
        List<String> command = new ArrayList<>(List.of("dev.recon.cli.ReconMain"));
        command.addAll(List.of(JobContender.arguments(config, port)));
        Jvm jvm = Jvm.start(Libraries.FLINK, heap, log, command);
        LiveJob job = new LiveJob(jvm, JobWatch.start(port), folder, log);
        job.await(job.watch::isRunning);
        return job;
    }

    JobWatch watch() {
        return watch;
    }

    /** Until something is so; throws when the job ends instead. */
    void await(BooleanSupplier condition) throws IOException, InterruptedException {
        while (!condition.getAsBoolean()) {
            if (jvm.waitForMillis(POLL_MILLIS)) {
                throw new IOException(
                        "the job ended with status " + jvm.exitStatus() + ", see " + log);
            }
        }
    }

    /** Until so many more checkpoints have been completed; returns those. */
    List<JobWatch.Checkpoint> awaitCheckpoints(int count) throws IOException, InterruptedException {
        int before = watch.checkpoints().size();
        await(() -> watch.checkpoints().size() >= before + count);
        List<JobWatch.Checkpoint> all = watch.checkpoints();
        return all.subList(before, all.size());
    }

    /** What is still referenced, counted by the JVM itself after a full collection. */
    long liveHeapBytes() throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(jvm.pid()),
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String total = "";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        return bytesOf(total);
    }

    /** Of a line like {@code Total 1234 56789}: instances and bytes. */
    static long bytesOf(String total) {
        String bytes = total.strip().replaceFirst(".*\\s", "");
        return bytes.isEmpty() ? 0 : Long.parseLong(bytes);
    }

    /** The most memory that was resident so far; 0 where the system does not say. */
    double peakBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(jvm.pid()), "status");
        return Files.exists(status) ? Measured.peakBytes(Files.readString(status)) : 0;
    }

    @Override
    public void close() throws IOException {
        watch.close();
        jvm.close();
        Lab.delete(folder);
    }
}
