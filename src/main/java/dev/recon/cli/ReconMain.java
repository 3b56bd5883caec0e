package dev.recon.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program `recon` and the main class of the job jar.
 *
 * <p>Started by hand, it ends with one of the {@link ExitCodes}. Started by Flink ({@code flink
 * run}, or an application cluster), the process is not its own: it never exits but returns or
 * throws, and lets pass the {@link Error} with which Flink cuts a main method short.
 */
@Command(
        name = "recon",
        header = {
            "Example: what is missing, in a minute and on this machine alone:",
            "",
            "  recon demo",
            "",
            "and for real:",
            "",
            "  recon run --config flink-conf/recon.yaml",
            ""
        },
        description = "%nProves that every event arrived, and says which did not.%n",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        commandListHeading = "%nCommands:%n",
        footer = "%nFrom a checkout, 'recon bench' measures what all of this costs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:a bug in recon, or a check that failed",
            "2:the command line cannot be understood",
            "3:the configuration cannot be used",
            "4:Kafka or the cluster cannot be reached"
        },
        subcommands = {
            DemoCommand.class,
            ChaosCommand.class,
            RunCommand.class,
            SimulateCommand.class,
            GenerateCommand.class,
            ImportCommand.class,
            DlqCommand.class,
            ReportCommand.class,
            HelpCommand.class
        })
public final class ReconMain implements Runnable {

    private static final String FLINK_HOST = "org.apache.flink.client.program.PackagedProgram";

    @Spec private CommandSpec spec;

    public static void main(String[] args) throws Exception {
        // picocli writes in the terminal's character set where the JDK knows it, else in the
        // default one.
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        if (startedByFlink()) {
            hosted(new ReconMain(), args, out, err);
            return;
        }
        int code = alone(new ReconMain(), args, out, err);
        if (code != ExitCodes.OK) {
            System.exit(code);
        }
    }

    /** Called without a verb. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    static int alone(Object root, String[] args, PrintWriter out, PrintWriter err) {
        try {
            return commandLine(root, new Failures(), out, err).execute(args);
        } catch (Error failure) {
            int code = Failures.explain(failure, err);
            err.flush();
            return code;
        }
    }

    static void hosted(Object root, String[] args, PrintWriter out, PrintWriter err)
            throws Exception {
        Failures failures = new Failures();
        int code = commandLine(root, failures, out, err).execute(args);
        if (failures.last() != null) {
            throw failures.last();
        }
        if (code != ExitCodes.OK) {
            throw new IllegalStateException("recon ended with exit code " + code);
        }
    }

    private static CommandLine commandLine(
            Object root, Failures failures, PrintWriter out, PrintWriter err) {
        return new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    static boolean startedByFlink() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(FLINK_HOST)));
    }
}
