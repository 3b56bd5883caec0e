package dev.recon.cli;

import dev.recon.config.ReconConfig;
import dev.recon.deadletter.Edits;
import dev.recon.deadletter.Replay;
import dev.recon.deadletter.ReplaySummary;
import dev.recon.deadletter.Selection;
import dev.recon.generate.Progress;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon dlq replay}: the records of dead letters, sent back. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "recon dlq replay --config flink-conf/recon.yaml --stream sensor --reason BAD_TIMESTAMP --dry-run",
            "recon dlq replay --config flink-conf/recon.yaml --from corrected.jsonl",
            ""
        },
        description = {
            "Sends the records of dead letters back to the topic of their stream, with the key and headers that they had"
                    + " and a mark that says which record they repeat. Each record is sent once, however often it is asked"
                    + " for, also after a crash.",
            "",
            "What is dead again is a new dead letter, and is left alone without --again.",
            ""
        })
final class DlqReplayCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private final DlqSelection selection = new DlqSelection();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "Only the letters in this file of lines of 'recon dlq show --json', with the \"raw\" that they have"
                            + " there.")
    private Path from;

    @Option(
            names = "--again",
            description = "Also records that have been sent back once and were dead again.")
    private boolean again;

    @Option(names = "--dry-run", description = "Only says what would be sent.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        ReconConfig config = selection.config();
        Selection selected = selection.of(config);
        Edits edits = from == null ? null : Edits.read(NoFile.required("--from", from));
        AtomicLong looked = new AtomicLong();
        ReplaySummary summary;
        try (Progress progress = Progress.onTerminal(looked::get, Long.MAX_VALUE)) {
            summary = Replay.run(config, selected, edits, again, dryRun, looked);
        }
        PrintWriter out = spec.commandLine().getOut();
        summary.lines().forEach(out::println);
        out.flush();
        return ExitCodes.OK;
    }
}
