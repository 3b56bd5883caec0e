package dev.recon.run;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command line as a program.
 *
 * <p>Started by hand, it ends with one of the {@link ExitCodes}. Started by Flink ({@code flink
 * run}, or an application cluster), the process is not its own: it never exits but returns or
 * throws, and lets pass the {@link Error} with which Flink cuts a main method short.
 */
public final class Program {

    private static final String FLINK_HOST = "org.apache.flink.client.program.PackagedProgram";

    private final CommandLine line;
    private final Failures failures;

    /**
     * @param root the command, with its verbs
     * @param inputFaults what the verbs throw when a configuration or an input file cannot be used,
     *     besides what the verb run throws
     */
    public Program(
            CommandLine root,
            List<Class<? extends RuntimeException>> inputFaults,
            PrintWriter out,
            PrintWriter err) {
        failures = new Failures(inputFaults);
        root.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        root.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        line =
                root.setOut(out)
                        .setErr(err)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setParameterExceptionHandler(failures)
                        .setExecutionExceptionHandler(failures);
    }

    /** As picocli wants them, which reads format specifiers in the texts. */
    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        ExitCodes.meanings()
                .forEach((code, meaning) -> codes.put(code.toString(), meaning.replace("%", "%%")));
        return codes;
    }

    /** Runs and ends the process, unless it is Flink's. */
    public static void main(
            CommandLine root, List<Class<? extends RuntimeException>> inputFaults, String[] args)
            throws Exception {
        // picocli writes in the terminal's character set where the JDK knows it, else in the
        // default one.
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        Program program = new Program(root, inputFaults, out, err);
        if (startedByFlink()) {
            program.hosted(args);
            return;
        }
        Farewell farewell = Farewell.expect(err, program.failures);
        int code = program.alone(args);
        farewell.ended();
        if (code != ExitCodes.OK) {
            System.exit(code);
        }
    }

    /** Runs in a process of its own; returns one of the {@link ExitCodes}. */
    public int alone(String[] args) {
        try {
            return line.execute(args);
        } catch (Error failure) {
            int code = failures.explain(failure, line.getErr());
            line.getErr().flush();
            return code;
        }
    }

    /** Runs in a process of somebody else, who gets an exception where it fails. */
    public void hosted(String[] args) throws Exception {
        int code = line.execute(args);
        if (failures.last() != null) {
            throw failures.last();
        }
        if (code != ExitCodes.OK) {
            throw new IllegalStateException("recon ended with exit code " + code);
        }
    }

    static boolean startedByFlink() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(FLINK_HOST)));
    }
}
