package dev.recon.run;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.config.SinksConfig;
import dev.recon.job.CheckpointFolder;
import dev.recon.job.ReconJob;
import dev.recon.job.Savepoint;
import dev.recon.job.SavepointGuard;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon run}: the job, on this machine or, started by {@code flink run}, on the cluster. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "recon run --config flink-conf/recon.yaml",
            "flink run -d -p 2 recon-VERSION-job.jar run --config recon.yaml",
            ""
        },
        description = {
            "Reconciles the streams of a configuration. Called by hand, it runs on this machine, on a Flink of its own"
                    + " whose web page is on 127.0.0.1. Submitted with 'flink run', it runs on the cluster; parallelism and"
                    + " savepoint are then options of 'flink run'.",
            ""
        })
public final class RunCommand implements Callable<Integer> {

    private static final String JOB_NAME = "recon";
    private static final int RETAINED = 3;
    private static final String LOOPBACK = "127.0.0.1";

    @Spec private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration.")
    private Path file;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "On this machine: how many subtasks (default: one for each processor).")
    private Integer parallelism;

    @Option(
            names = "--end-abandoned-transactions",
            description =
                    "End the transactions that another run from the same savepoint has left open, so that readers"
                            + " need not wait until they time out. Only when that run is dead and nobody will resume from it:"
                            + " what it has not committed is lost.")
    private boolean endAbandoned;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            description = "On this machine: port of the web page (default: any free one).")
    private Integer webPort;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description =
                    "On this machine: resume from a savepoint, or from a checkpoint that was kept.")
    private String savepoint;

    @Option(
            names = "--allow-non-restored-state",
            description =
                    "On this machine, with --from-savepoint: give up the state of streams and outputs that the"
                            + " configuration no longer has.")
    private boolean allowNonRestoredState;

    @Override
    public Integer call() throws Exception {
        ReconConfig config = ConfigReader.read(file);
        if (Program.startedByFlink()) {
            return submit(config);
        }
        if (parallelism != null && (parallelism < 1 || parallelism > config.state().buckets())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--parallelism must be between 1 and state.buckets ("
                            + config.state().buckets()
                            + ")");
        }
        return runHere(config);
    }

    private Integer submit(ReconConfig config) throws Exception {
        if (parallelism != null || webPort != null || savepoint != null || allowNonRestoredState) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--parallelism, --web-port, --from-savepoint and --allow-non-restored-state are for this machine"
                            + " alone; on a cluster use flink run -p N, -s PATH and -n");
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ReadableConfig given = env.getConfiguration();
        prepare(
                env,
                config,
                given.get(StateRecoveryOptions.SAVEPOINT_PATH),
                given.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE));
        env.execute(JOB_NAME);
        return ExitCodes.OK;
    }

    private Integer runHere(ReconConfig config) throws Exception {
        Configuration settings = localSettings(config);
        CheckpointFolder.check(settings.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(settings);
        if (parallelism != null) {
            env.setParallelism(parallelism);
        }
        prepare(env, config, savepoint, allowNonRestoredState);
        JobClient job = env.executeAsync(JOB_NAME);
        say(
                "job "
                        + job.getJobID()
                        + " is running; web page http://127.0.0.1:"
                        + settings.get(RestOptions.PORT));
        say(
                "checkpoints are kept in "
                        + settings.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                        + "; to resume after a stop, give --from-savepoint the latest chk- folder there that holds a _metadata");
        try (JobWatch watch =
                JobWatch.start(
                        settings.get(RestOptions.PORT),
                        job.getJobID(),
                        settings.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY),
                        this::say)) {
            job.getJobExecutionResult().get();
        }
        say("all input has ended, everything is decided; see " + answers(config.sinks()));
        return ExitCodes.OK;
    }

    /** Looks at all that has to be there before the job is, and draws it. */
    private void prepare(
            StreamExecutionEnvironment env,
            ReconConfig config,
            String savepointPath,
            boolean givesUpRemoved) {
        if (savepointPath == null) {
            ReconJob.prepareTopics(config);
            ReconJob.define(env, config);
            return;
        }
        Savepoint from =
                SavepointGuard.check(savepointPath, ReconJob.inputs(config), givesUpRemoved);
        for (String added : from.newStreams()) {
            say("stream " + added + " is not in the savepoint; it is read from its start");
        }
        ReconJob.prepareTopics(config);
        sayAbandoned(ReconJob.abandonedTransactions(config, from.origin(), endAbandoned), config);
        ReconJob.define(env, config, from);
    }

    private void sayAbandoned(Set<String> transactions, ReconConfig config) {
        if (transactions.isEmpty()) {
            return;
        }
        if (endAbandoned) {
            say("ended what a run from the same savepoint had left open: " + transactions);
            return;
        }
        say(
                "a run from the same savepoint has transactions open: "
                        + transactions
                        + ". If it is alive, stop it. If it is dead and nobody will resume from it, readers see nothing"
                        + " new until these time out, at most "
                        + Duration.ofMillis(config.sinks().transactionTimeoutMillis()).toMinutes()
                        + " min after they began; --end-abandoned-transactions ends them at once");
    }

    private static String answers(SinksConfig sinks) {
        return sinks.answers().stream()
                .map(target -> target.topic() == null ? target.file() : target.topic())
                .collect(Collectors.joining(", "));
    }

    private void say(String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("recon: " + text);
        err.flush();
    }

    private Configuration localSettings(ReconConfig config) throws IOException {
        Configuration settings = ReconJob.settings(config);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(RestOptions.PORT, webPort == null ? freePort() : requireFree(webPort));
        if (config.state().checkpointDir() == null) {
            settings.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    Path.of("savepoints", "checkpoints").toAbsolutePath().toUri().toString());
        }
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
        // The tasks are in this very process: asking them more often costs next to nothing.
        settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            settings.set(
                    StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, allowNonRestoredState);
        }
        return settings;
    }

    private int requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--web-port " + port + " cannot be had; give another one: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
