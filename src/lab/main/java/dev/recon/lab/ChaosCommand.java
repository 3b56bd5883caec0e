package dev.recon.lab;

import dev.recon.chaos.Chaos;
import dev.recon.chaos.ChaosOptions;
import dev.recon.chaos.Report;
import dev.recon.chaos.Voice;
import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon chaos}: does it survive? */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {"recon chaos", "recon chaos --minutes 60 --kills 60 --seed 7", ""},
        description = {
            "Starts a Kafka broker, a JobManager and three TaskManagers as processes of this machine, runs the job on them"
                    + " while a simulated plant writes, and disturbs it: TaskManagers, the broker and the JobManager are"
                    + " killed (SIGKILL), checkpoints fail. Then what a read_committed reader sees is held against the"
                    + " truth, against the input offset by offset, and against a second, undisturbed job on the same"
                    + " topics; exit code 1 when anything is lost, doubled or different.",
            "Starting, catching up and comparing take some three minutes more than --minutes.",
            "Everything listens on 127.0.0.1 and is gone at the end, also after Ctrl-C; the logs are kept when a check"
                    + " fails. Takes about 4 GB of memory.",
            ""
        })
final class ChaosCommand implements Callable<Integer> {

    /** Set by the launcher: Java does not know whether standard error is a terminal. */
    private static final String TERMINAL = "recon.terminal";

    @Spec private CommandSpec spec;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many audit records, and about as many readings.")
    private long records = 2_000_000;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long they are written, and the job is disturbed.")
    private double minutes = 8;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description =
                    "How many TaskManagers are killed. For every five of them the broker is killed once and"
                            + " checkpoints fail once, for every ten the JobManager is killed; each once at least.")
    private int kills = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Same seed, same records, faults, times and victims.")
    private long seed = 1;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where report.html and report.json are written.")
    private Path report = Path.of("target", "chaos");

    @Override
    public Integer call() throws Exception {
        check(records >= 1, "--records must be at least 1");
        check(minutes >= 0.5, "--minutes must be at least 0.5");
        check(kills >= 1, "--kills must be at least 1");
        PrintWriter out = spec.commandLine().getOut();
        Voice voice = new Voice(spec.commandLine().getErr(), Boolean.getBoolean(TERMINAL));
        Path folder = report.toAbsolutePath();
        Report result =
                new Chaos(new ChaosOptions(records, minutes, kills, seed, folder), voice).run();
        result.checks().forEach(out::println);
        out.println();
        out.println(
                result.holds()
                        ? "Nothing lost, nothing doubled: all checks hold."
                        : "At least one check does not hold.");
        out.println("The report is " + Report.page(folder));
        out.flush();
        return result.holds() ? ExitCodes.OK : ExitCodes.BUG;
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }
}
