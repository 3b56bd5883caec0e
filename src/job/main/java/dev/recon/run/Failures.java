package dev.recon.run;

import dev.recon.config.ConfigException;
import dev.recon.config.ConfigProblem;
import dev.recon.job.CheckpointFolder;
import dev.recon.job.SavepointGuard;
import dev.recon.kafka.KafkaSettingsException;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.Reasons;
import dev.recon.kafka.TopicException;
import dev.recon.operator.UnusableState;
import dev.recon.rest.FlinkUnreachable;
import dev.recon.rest.RestException;
import dev.recon.source.InputFiles;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says to a person what went wrong, and to a script by which exit code. A cause counts as much as
 * the failure itself: Flink wraps what a job throws.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** Somebody else does not answer, or not as the job needs it. */
    private static final List<Class<? extends RuntimeException>> UNREACHABLE =
            List.of(
                    KafkaUnreachable.class,
                    TopicException.class,
                    RestException.class,
                    FlinkUnreachable.class);

    /** What was asked for cannot be done with what was given. */
    private static final List<Class<? extends RuntimeException>> UNUSABLE =
            List.of(
                    SavepointGuard.UnusableSavepoint.class,
                    CheckpointFolder.Unusable.class,
                    InputFiles.Missing.class,
                    KafkaSettingsException.class);

    private final List<Class<? extends RuntimeException>> unusable;

    private volatile boolean silent;

    /** What ended the command, or null; for a host that has to get an exception. */
    private Exception last;

    /**
     * @param inputFaults what else says that something cannot be done with what was given
     */
    Failures(List<Class<? extends RuntimeException>> inputFaults) {
        unusable = Stream.concat(UNUSABLE.stream(), inputFaults.stream()).toList();
    }

    /** Nothing is to be said any more. */
    void silence() {
        silent = true;
    }

    Exception last() {
        return last;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        last = failure;
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("recon: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        last = failure;
        PrintWriter err = command.getErr();
        int code = explain(failure, err);
        err.flush();
        return code;
    }

    int explain(Throwable failure, PrintWriter err) {
        if (silent) {
            return ExitCodes.BUG;
        }
        ConfigException config = find(failure, ConfigException.class);
        if (config != null) {
            return explainConfig(config, err);
        }
        for (Class<? extends RuntimeException> kind : UNREACHABLE) {
            RuntimeException unreachable = find(failure, kind);
            if (unreachable != null) {
                err.println("recon: " + unreachable.getMessage());
                return ExitCodes.UNREACHABLE;
            }
        }
        for (Class<? extends RuntimeException> kind : unusable) {
            RuntimeException unusable = find(failure, kind);
            if (unusable != null) {
                err.println("recon: " + unusable.getMessage());
                return ExitCodes.CONFIGURATION;
            }
        }
        String refused = refusedState(failure);
        if (refused != null) {
            err.println("recon: " + refused);
            return ExitCodes.CONFIGURATION;
        }
        FileSystemException file = fileOf(failure);
        if (file != null) {
            err.println("recon: " + Reasons.of(file));
            return ExitCodes.CONFIGURATION;
        }
        err.println("recon: this is a bug in recon. Please report it with what follows.");
        failure.printStackTrace(err);
        return ExitCodes.BUG;
    }

    /**
     * What a running job, or Flink itself, says of state that it cannot resume from; by its text,
     * for it may have come over the network.
     */
    private static String refusedState(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 100; depth++) {
            String message = at.getMessage() == null ? "" : at.getMessage();
            int ours = message.indexOf(UnusableState.REFUSED);
            if (ours >= 0) {
                return message.substring(ours).lines().findFirst().orElse(message);
            }
            if (message.contains("Max parallelism mismatch")) {
                return "This savepoint or checkpoint was taken with another state.buckets, which is fixed for the life"
                        + " of the state. Give it its value back. Flink says: "
                        + message.lines().findFirst().orElse(message);
            }
            if (message.contains("Cannot map checkpoint/savepoint state")) {
                return "This savepoint or checkpoint holds state of a part of the job that this configuration does not"
                        + " have: an output, a stream or the fills were there when it was taken. Give them back, or"
                        + " give up that state with --allow-non-restored-state (of 'recon run') or"
                        + " --allowNonRestoredState (of 'flink run').";
            }
            at = at.getCause();
        }
        return null;
    }

    /** A file that a verb itself could not use; one deep inside of a job is another matter. */
    private static FileSystemException fileOf(Throwable failure) {
        Throwable at = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return at instanceof FileSystemException file ? file : null;
    }

    private static int explainConfig(ConfigException config, PrintWriter err) {
        int count = config.problems().size();
        err.println(
                "recon: the configuration cannot be used: "
                        + (count == 1 ? "1 problem" : count + " problems"));
        for (ConfigProblem problem : config.problems()) {
            err.println("  " + problem);
        }
        return ExitCodes.CONFIGURATION;
    }

    /**
     * The outermost of its kind in the chain of causes. Throwable refuses a chain that is a ring of
     * one, not more.
     */
    private static <T extends Throwable> T find(Throwable failure, Class<T> kind) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 100; depth++) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
