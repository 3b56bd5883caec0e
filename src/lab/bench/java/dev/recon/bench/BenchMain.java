package dev.recon.bench;

import dev.recon.run.Program;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon bench}: what reconciliation costs, a command for each table. */
@Command(
        name = "recon bench",
        header = {
            "Example: the job between the floor and its peers, a smaller one first:",
            "",
            "  recon bench compare --only floor,job --records 500000 --runs 1",
            "  recon bench compare",
            ""
        },
        description = {
            "%nMeasures on a broker that it starts, with a workload that is the same everywhere. Tables go to standard"
                    + " output; figures and pictures into target/bench/results.%n",
        },
        mixinStandardHelpOptions = true,
        commandListHeading = "%nCommands:%n",
        subcommands = {
            CompareCommand.class,
            SourcesCommand.class,
            HorizonCommand.class,
            RecordsCommand.class,
            StateCommand.class,
            SoakCommand.class,
            LatencyCommand.class,
            ScalingCommand.class,
            FillsCommand.class,
            MicroCommand.class,
            HelpCommand.class
        })
public final class BenchMain implements Runnable {

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new BenchMain());
        commands.getSubcommands().get("micro").setUnmatchedOptionsArePositionalParams(true);
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(new Program(commands, List.of(), out, err).alone(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
