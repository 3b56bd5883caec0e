package dev.recon.cli;

import dev.recon.deadletter.DeadLetterTopic;
import dev.recon.deadletter.Edits;
import dev.recon.report.NothingToShow;
import dev.recon.report.ReportTopics;
import dev.recon.report.Truths;
import dev.recon.run.BuildVersion;
import dev.recon.run.Program;
import dev.recon.run.RunCommand;
import dev.recon.simulate.TapeException;
import java.io.PrintWriter;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program `recon`: every verb that is on the class path. */
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
        footer = "%nFrom a checkout, 'recon bench' measures what all of this costs.")
public final class ReconMain implements Runnable {

    /** What says that a configuration or an input file cannot be used. */
    private static final List<Class<? extends RuntimeException>> INPUT_FAULTS =
            List.of(
                    TapeException.class,
                    NoFile.class,
                    DeadLetterTopic.InFiles.class,
                    Edits.Mistake.class,
                    NothingToShow.class,
                    ReportTopics.NoSeries.class,
                    Truths.Mistake.class);

    @Spec private CommandSpec spec;

    public static void main(String[] args) throws Exception {
        Program.main(commandLine(), INPUT_FAULTS, args);
    }

    /** Runs in this process; returns an exit code of {@link dev.recon.run.ExitCodes}. */
    public static int alone(String[] args, PrintWriter out, PrintWriter err) {
        return new Program(commandLine(), INPUT_FAULTS, out, err).alone(args);
    }

    /** The command line with all its verbs, for whoever wants to know what they take. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ReconMain());
        for (MoreVerbs more : ServiceLoader.load(MoreVerbs.class)) {
            more.verbs().forEach(line::addSubcommand);
        }
        return line.addSubcommand(new RunCommand())
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new GenerateCommand())
                .addSubcommand(new ImportCommand())
                .addSubcommand(new DlqCommand())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new HelpCommand());
    }

    /** Called without a verb. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
