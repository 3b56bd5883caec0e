package dev.recon.bench;

import dev.recon.generate.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon bench records}: short runs or long ones. */
@Command(
        name = "records",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon bench records",
            "recon bench records --records 100000,1000000 --runs 1",
            ""
        },
        description = {
            "What a record costs the job in short runs and in long ones. Events are equally dense in event time, so that"
                    + " more records take more of it; the start of the JVM and of Flink is part of every run and"
                    + " weighs most on the shortest.",
            ""
        })
final class RecordsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--records",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000000,5000000,50000000",
            description = "How many audit records; there are almost as many readings.")
    private List<Long> records;

    @Option(
            names = "--per-hour",
            paramLabel = "N",
            description = "How many of them fall into an hour of event time.")
    private long perHour = 5_000_000;

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Mixin private final RunsOption repetition = new RunsOption();

    @Mixin private final HeapOption memory = new HeapOption();

    @Override
    public Integer call() throws Exception {
        return Sweep.run(
                spec,
                "What a record costs, by length of the run",
                String.format("%,d audit records in an hour of event time", perHour),
                repetition.runs,
                this::entries);
    }

    private List<Entry> entries(Lab lab) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (long count : records) {
            Span duration = new Span(count * Span.minutes(60).millis() / perHour);
            Topics topics =
                    lab.write("records-" + count, Workload.of(count, plant.sources, duration));
            String label = String.format("job, %,d records", topics.records());
            entries.add(new Entry(label, Contender.JOB, topics, List.of(), memory.heap));
        }
        return entries;
    }
}
