package dev.recon.cli;

import dev.recon.codec.Printable;
import dev.recon.config.ReconConfig;
import dev.recon.deadletter.DeadLetterTopic;
import dev.recon.deadletter.Letter;
import dev.recon.deadletter.LetterJson;
import dev.recon.deadletter.Selection;
import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon dlq show}: the dead letters themselves. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "recon dlq show --config flink-conf/recon.yaml --reason BAD_TIMESTAMP --limit 5",
            "recon dlq show --config flink-conf/recon.yaml --stream sensor --json > letters.jsonl",
            ""
        },
        description = {
            "Prints dead letters: where their record stood, when they were written, why, and the record. What would"
                    + " disturb a terminal is escaped, and of a long record only the beginning is shown.",
            "",
            "With --json they are complete, and can be corrected in \"raw\" and sent with 'recon dlq replay --from'.",
            ""
        })
final class DlqShowCommand implements Callable<Integer> {

    private static final int SHOWN_BYTES = 2_000;

    @Spec private CommandSpec spec;

    @Mixin private final DlqSelection selection = new DlqSelection();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "No more than so many (default: 20, or all with --json).")
    private Long limit;

    @Option(names = "--json", description = "One object a line, with all of the letter.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        ReconConfig config = selection.config();
        Selection selected = selection.of(config);
        long most = limit != null ? limit : json ? Long.MAX_VALUE : 20;
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong met = new AtomicLong();
        DeadLetterTopic letters = DeadLetterTopic.of(config);
        letters.read(
                selected,
                letter -> {
                    if (met.incrementAndGet() <= most) {
                        out.println(json ? LetterJson.of(letter) : text(letter));
                    }
                });
        out.flush();
        if (met.get() > most) {
            say("%,d more; --limit shows as many as you like".formatted(met.get() - most));
        } else if (met.get() == 0) {
            say("no such dead letters in " + letters.name());
        }
        return ExitCodes.OK;
    }

    private void say(String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("recon: " + text);
        err.flush();
    }

    static String text(Letter letter) {
        StringBuilder text = new StringBuilder();
        text.append(letter.place()).append("  ").append(LetterJson.time(letter.timeMillis()));
        text.append("  ").append(Printable.line(letter.stream()));
        text.append("  ").append(Printable.line(letter.reason()));
        text.append(letter.field() == null ? "" : " " + Printable.line(letter.field()));
        if (letter.replayedFrom() != null) {
            text.append("  sent back from ").append(Printable.line(letter.replayedFrom()));
        }
        if (letter.isCut()) {
            text.append("  the first of %,d bytes".formatted(letter.dead().originalBytes()));
        }
        String raw =
                letter.raw() == null ? "(no value)" : Printable.line(letter.raw(), SHOWN_BYTES);
        return text.append(System.lineSeparator()).append("  ").append(raw).toString();
    }
}
