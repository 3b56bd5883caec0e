package dev.recon.lab;

import dev.recon.demo.Demo;
import dev.recon.demo.DemoOptions;
import dev.recon.demo.Look;
import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon demo}: everything at once, in a minute. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {"recon demo", "recon demo --cluster", "recon demo --keep", ""},
        description = {
            "Starts a Kafka broker and a Flink cluster in this process, lets a simulated plant write twenty minutes of"
                    + " readings and audit records in less than one, with losses and every other kind of fault, and shows"
                    + " what the job makes of it. At the end the job's answer is compared with the truth, id by id;"
                    + " exit code 1 when they differ.",
            "Everything listens on 127.0.0.1 and is gone at the end, also after Ctrl-C.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    private static final double FASTEST = 1000;

    /** Set by the launcher: Java does not know whether standard error is a terminal. */
    private static final String TERMINAL = "recon.terminal";

    @Spec private CommandSpec spec;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many audit records, spread over the twenty minutes.")
    private long records = 60_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Same seed, same data and same faults.")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many times faster than the clock the plant's time goes.")
    private double speed = DemoOptions.SPEED;

    @Option(
            names = "--keep",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Continue after the summary, in real time, until Ctrl-C, and say what to connect to.")
    private boolean keep;

    @Option(
            names = "--cluster",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Broker, JobManager and two TaskManagers as processes of their own, one of which is killed on the way.")
    private boolean cluster;

    @Override
    public Integer call() throws Exception {
        check(records >= 1, "--records must be at least 1");
        check(speed >= 1 && speed <= FASTEST, "--speed must be between 1 and 1000");
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean terminal = Boolean.getBoolean(TERMINAL);
        Demo demo =
                new Demo(
                        new DemoOptions(seed, records, speed, keep, cluster),
                        out,
                        terminal ? err : null,
                        terminal ? Look.terminal(Charset.defaultCharset()) : Look.PLAIN);
        return demo.run() == Demo.Outcome.DIFFER ? ExitCodes.BUG : ExitCodes.OK;
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }
}
