package dev.recon.cli;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.run.ExitCodes;
import dev.recon.simulate.CoreMachine;
import dev.recon.simulate.TapeCheck;
import dev.recon.simulate.TapeRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code recon simulate}: what a configuration makes of a tape, on a virtual clock. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "recon simulate --config recon.yaml tape.jsonl",
            "recon simulate --check src/core/test/resources/tapes",
            ""
        },
        description = {
            "Runs the semantics on a tape with a virtual clock and prints what would come out, so that you can see what a "
                    + "setting does before a cluster does it.",
            "",
            "A tape is JSON lines: {\"start\":TIME} (optional, first), {\"at\":MS,\"stream\":NAME,\"record\":OBJECT or"
                    + " TEXT}, {\"at\":MS}, {\"end\":true}.",
            ""
        })
final class SimulateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration.")
    private Path config;

    @Option(
            names = "--check",
            paramLabel = "DIR",
            description =
                    "Runs every folder below DIR that holds config.yaml, tape.jsonl and expected.jsonl, prints one line for"
                            + " each that differs and a closing count. Exit code 0 only when none differs.")
    private Path check;

    @Parameters(arity = "0..1", paramLabel = "TAPE", description = "The tape.")
    private Path tape;

    @Override
    public Integer call() throws IOException {
        if (check != null && config == null && tape == null) {
            return check();
        }
        if (check != null || config == null || tape == null) {
            throw new ParameterException(
                    spec.commandLine(), "give either --check DIR, or --config FILE and a TAPE");
        }
        PrintWriter out = spec.commandLine().getOut();
        for (TapeRow row : TapeCheck.play(requireFile(tape), read(config), CoreMachine::new)) {
            out.println(row.toJson());
        }
        out.flush();
        return ExitCodes.OK;
    }

    private int check() throws IOException {
        if (!Files.isDirectory(check)) {
            throw new NoFile(check + " is no folder");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean same = new TapeCheck(SimulateCommand::read, CoreMachine::new).check(check, out);
        out.flush();
        return same ? ExitCodes.OK : ExitCodes.BUG;
    }

    private static Path requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NoFile("there is no tape " + file);
        }
        return file;
    }

    private static ReconConfig read(Path file) {
        return ConfigReader.read(file, ConfigReader.Purpose.SIMULATE);
    }
}
