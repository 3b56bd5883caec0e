package dev.recon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.codec.Printable;
import dev.recon.config.ReconConfig;
import dev.recon.deadletter.Census;
import dev.recon.deadletter.DeadLetterTopic;
import dev.recon.deadletter.LetterJson;
import dev.recon.deadletter.Selection;
import dev.recon.generate.Progress;
import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon dlq list}: how many dead letters there are of which kind. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "recon dlq list --config flink-conf/recon.yaml",
            "recon dlq list --config flink-conf/recon.yaml --stream sensor --since 2h",
            ""
        },
        description = {
            "Counts the dead letters by stream, reason and field, up to those that are there now.",
            ""
        })
final class DlqListCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-16s %-7s %12s %12s  %-24s  %-24s  %s";

    @Spec private CommandSpec spec;

    @Mixin private final DlqSelection selection = new DlqSelection();

    @Option(names = "--json", description = "One object a line instead of a table.")
    private boolean json;

    @Override
    public Integer call() {
        ReconConfig config = selection.config();
        Selection selected = selection.of(config);
        DeadLetterTopic letters = DeadLetterTopic.of(config);
        Census census = new Census(letters.replayed());
        AtomicLong read = new AtomicLong();
        try (Progress progress = Progress.onTerminal(read::get, Long.MAX_VALUE)) {
            letters.read(
                    selected,
                    letter -> {
                        read.incrementAndGet();
                        census.add(letter);
                    });
        }
        print(census.rows(), letters.name());
        return ExitCodes.OK;
    }

    private void print(List<Census.Row> rows, String topic) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            rows.forEach(row -> out.println(json(row)));
        } else if (rows.isEmpty()) {
            out.println("no such dead letters in " + topic);
        } else {
            out.println(
                    ROW.formatted(
                            "stream",
                            "reason",
                            "field",
                            "letters",
                            "sent back",
                            "first",
                            "last",
                            "latest"));
            rows.forEach(row -> out.println(line(row)));
        }
        out.flush();
    }

    private static String line(Census.Row row) {
        return ROW.formatted(
                Printable.line(row.stream()),
                Printable.line(row.reason()),
                Printable.line(row.field()),
                "%,d".formatted(row.letters()),
                "%,d".formatted(row.sentBack()),
                LetterJson.time(row.firstMillis()),
                LetterJson.time(row.lastMillis()),
                row.example());
    }

    private static String json(Census.Row row) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("stream", row.stream());
        json.put("reason", row.reason());
        json.put("field", row.field());
        json.put("letters", row.letters());
        json.put("sentBack", row.sentBack());
        json.put("first", LetterJson.time(row.firstMillis()));
        json.put("last", LetterJson.time(row.lastMillis()));
        json.put("latest", row.example().toString());
        return json.toString();
    }
}
