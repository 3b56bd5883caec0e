package dev.recon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon dlq}: what could not be used, looked at and sent back. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "recon dlq list --config flink-conf/recon.yaml",
            "recon dlq show --config flink-conf/recon.yaml --reason BAD_TIMESTAMP --limit 5",
            "recon dlq replay --config flink-conf/recon.yaml --stream sensor --dry-run",
            ""
        },
        description = {
            "Shows the dead letters of a job, and sends their records back once what was wrong has been put right: each"
                    + " record once, however often it is asked for.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        subcommands = {
            DlqListCommand.class,
            DlqShowCommand.class,
            DlqReplayCommand.class,
            HelpCommand.class
        })
final class DlqCommand implements Runnable {

    @Spec private CommandSpec spec;

    /** Called without a verb. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
