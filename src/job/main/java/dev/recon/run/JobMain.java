package dev.recon.run;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main class of the job jar: the verb run, and nothing else. */
@Command(
        name = "recon",
        header = {
            "Example: on a Flink cluster,",
            "",
            "  flink run -d -p 2 recon-VERSION-job.jar run --config recon.yaml",
            ""
        },
        description = "%nThe job alone. The other verbs come with a checkout.%n",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        commandListHeading = "%nCommands:%n",
        subcommands = {RunCommand.class, HelpCommand.class})
public final class JobMain implements Runnable {

    @Spec private CommandSpec spec;

    public static void main(String[] args) throws Exception {
        Program.main(new CommandLine(new JobMain()), List.of(), args);
    }

    /** Called without a verb. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
