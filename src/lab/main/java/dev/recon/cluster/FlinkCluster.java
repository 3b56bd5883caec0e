package dev.recon.cluster;

import dev.recon.broker.Waiting;
import dev.recon.rest.FlinkRest;
import dev.recon.rest.FlinkUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink cluster as an engineer runs one: a JobManager and TaskManagers, each a process of its
 * own, with the configuration of flink-conf/ and nothing of the job on their class path. Jobs are
 * submitted with the command line client, in yet another process.
 */
public final class FlinkCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SUBMITTED = Pattern.compile("with JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed. Path: (\\S+)");

    private final ClusterFiles files;
    private final FlinkRest rest;
    private final JobStates jobs;
    private final Map<Integer, Process> taskManagers = new TreeMap<>();
    private final Set<Process> alive = new HashSet<>();
    private Process jobManager;
    private int started;
    private volatile boolean keepLogs;
    private boolean closed;

    /**
     * How a client ended, and all that it wrote.
     *
     * @param status its exit status
     * @param text standard output and standard error
     */
    public record Said(int status, String text) {}

    private FlinkCluster(ClusterSetup setup) {
        files = ClusterFiles.prepare(setup);
        rest = FlinkRest.local(files.settings().get(RestOptions.PORT));
        jobs = new JobStates(rest);
    }

    /** A cluster with ports and folders of its own, none of whose processes has been started. */
    public static FlinkCluster prepare(ClusterSetup setup) {
        return new FlinkCluster(setup);
    }

    /**
     * Returns when all are registered. The TaskManagers are numbered from 1.
     *
     * @throws FlinkUnreachable when they are not in time
     */
    public static FlinkCluster start(int taskManagers, ClusterSetup setup) {
        FlinkCluster cluster = prepare(setup);
        try {
            cluster.startAll(taskManagers);
            return cluster;
        } catch (RuntimeException e) {
            Path logs = cluster.keepLogs();
            cluster.close();
            throw new FlinkUnreachable("The cluster did not start, see " + logs, e);
        }
    }

    /**
     * Starts a JobManager and so many TaskManagers, for the first time or again after {@link
     * #killAll}; returns when all are registered.
     */
    public void startAll(int count) {
        startJobManager();
        for (int i = 0; i < count; i++) {
            launchTaskManager();
        }
        awaitTaskManagers(count);
    }

    /** Starts the first JobManager, or another one on the same ports. */
    public void startJobManager() {
        String memory =
                JobManagerProcessUtils.generateJvmParametersStr(
                        JobManagerProcessUtils.processSpecFromConfig(files.settings()),
                        files.settings());
        jobManager =
                launch(
                        "jobmanager",
                        memory,
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        List.of("--configDir", files.conf().toString()));
        Waiting.until("JobManager", PATIENCE, () -> requireAlive(jobManager) && jobs.answers());
    }

    private static boolean requireAlive(Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended with status " + process.exitValue());
        }
        return true;
    }

    /** Starts one more and returns its number when it is registered. */
    public int startTaskManager() {
        int number = launchTaskManager();
        Waiting.until(
                "TaskManager " + number,
                PATIENCE,
                () -> jobs.taskManagers().contains(nameOf(number)));
        return number;
    }

    /** Starts one more and returns its number at once. */
    public int launchTaskManager() {
        int number = ++started;
        String memory =
                ProcessMemoryUtils.generateJvmParametersStr(
                        TaskExecutorProcessUtils.processSpecFromConfig(files.settings()));
        Process process =
                launch(
                        nameOf(number),
                        memory,
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        List.of(
                                "--configDir",
                                files.conf().toString(),
                                "-Dtaskmanager.resource-id=" + nameOf(number)));
        taskManagers.put(number, process);
        return number;
    }

    private Process launch(String name, String memory, String mainClass, List<String> args) {
        ProcessBuilder builder =
                files.java(
                        memory + " -XX:+UseSerialGC", "log4j-console.properties", mainClass, args);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(files.logs().resolve(name + ".log").toFile()));
        try {
            return begin(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Process begin(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IllegalStateException("The cluster has been closed");
        }
        alive.removeIf(each -> !each.isAlive());
        Process process = builder.start();
        alive.add(process);
        return process;
    }

    private static String nameOf(int taskManager) {
        return "taskmanager-" + taskManager;
    }

    public void awaitTaskManagers(int count) {
        Waiting.until(count + " TaskManagers", PATIENCE, () -> jobs.taskManagers().size() == count);
    }

    /** Submits the job jar and returns when it has been taken; {@code args} are recon's. */
    public JobID run(int parallelism, String savepoint, String... args) {
        Said said = tryRun(parallelism, savepoint, args);
        Matcher id = SUBMITTED.matcher(said.text);
        if (said.status != 0 || !id.find()) {
            throw new IllegalStateException("flink run ended with " + said);
        }
        return JobID.fromHexString(id.group(1));
    }

    /** Submits the job jar, which may be refused. */
    public Said tryRun(int parallelism, String savepoint, String... args) {
        List<String> all = new ArrayList<>(List.of("run", "-d", "-p", "" + parallelism));
        if (savepoint != null) {
            all.addAll(List.of("-s", savepoint));
        }
        all.addAll(List.of("-c", "dev.recon.run.JobMain", files.jobJar().toString()));
        all.addAll(List.of(args));
        return flink(all.toArray(String[]::new));
    }

    /** Stops a job with a savepoint below {@code folder}, whose path is returned. */
    public String stop(JobID job, Path folder) {
        return savepointOf(flink("stop", "--savepointPath", folder.toUri().toString(), "" + job));
    }

    /** Stops a job with {@code --drain}, which no job should be stopped with. */
    public String drain(JobID job, Path folder) {
        String path = folder.toUri().toString();
        return savepointOf(flink("stop", "--drain", "--savepointPath", path, "" + job));
    }

    private static String savepointOf(Said said) {
        Matcher path = SAVEPOINT.matcher(said.text);
        if (said.status != 0 || !path.find()) {
            throw new IllegalStateException("flink stop ended with " + said);
        }
        return path.group(1);
    }

    /** The command line client {@code flink}. */
    public Said flink(String... args) {
        ProcessBuilder builder =
                files.java(
                        "-Xmx256m -XX:TieredStopAtLevel=1",
                        "log4j-cli.properties",
                        "org.apache.flink.client.cli.CliFrontend",
                        List.of(args));
        try {
            Process client = begin(builder);
            String text =
                    new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(client.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How its jobs are, also while there is no JobManager. */
    public JobStates jobs() {
        return jobs;
    }

    public FlinkRest rest() {
        return rest;
    }

    /** The CPU time that the running TaskManagers have used since their start. */
    public Duration cpuOfTaskManagers() {
        return taskManagers.values().stream()
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The numbers of all that run, lowest first. */
    public List<Integer> taskManagers() {
        return List.copyOf(taskManagers.keySet());
    }

    /** Forgets those that have ended without having been killed; returns how many. */
    public int forgetEnded() {
        int before = taskManagers.size();
        taskManagers.values().removeIf(process -> !process.isAlive());
        return before - taskManagers.size();
    }

    /** The numbers of those with tasks, lowest first; none while the JobManager does not answer. */
    public List<Integer> busyTaskManagers() {
        return jobs.busyTaskManagers().stream()
                .map(name -> Integer.valueOf(name.substring(name.lastIndexOf('-') + 1)))
                .filter(taskManagers::containsKey)
                .sorted()
                .toList();
    }

    /** Ends a TaskManager with SIGKILL. */
    public void killTaskManager(int number) {
        end(taskManagers.remove(number));
    }

    /** Ends the JobManager with SIGKILL; without a standby its jobs go with it. */
    public void killJobManager() {
        if (jobManager != null) {
            end(jobManager);
        }
    }

    /** Ends the JobManager and all TaskManagers with SIGKILL. */
    public void killAll() {
        killJobManager();
        List.copyOf(taskManagers.keySet()).forEach(this::killTaskManager);
    }

    private static void end(Process process) {
        try {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where a job keeps its checkpoints. */
    public Checkpoints checkpoints(JobID job) {
        return new Checkpoints(files.checkpoints().resolve(job.toString()));
    }

    /** Keeps what the processes logged, in the folder returned, when the cluster is closed. */
    public Path keepLogs() {
        keepLogs = true;
        return files.logs();
    }

    /** Any thread, any number of times. */
    @Override
    public synchronized void close() {
        closed = true;
        alive.forEach(Process::destroyForcibly);
        alive.forEach(FlinkCluster::end);
        files.delete(!keepLogs);
    }
}
