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

/** {@code recon bench horizon}: a short memory or a long one. */
@Command(
        name = "horizon",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon bench horizon",
            "recon bench horizon --horizons 10min,1h --records 500000 --runs 1",
            ""
        },
        description = {
            "What a record costs the job when items are remembered for long, with the default working set and with one"
                    + " that they do not fit into, so that most of them are evicted to RocksDB.",
            ""
        })
final class HorizonCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Option(
            names = "--horizons",
            split = ",",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            defaultValue = "10min,1h,6h",
            description = "For how long items can be corrected.")
    private List<Span> horizons;

    @Option(
            names = "--small-working-set",
            paramLabel = "SIZE",
            description = "Heap for the tables of one subtask that the items do not fit into.")
    private String small = "16 MB";

    @Override
    public Integer call() throws Exception {
        return Sweep.run(
                spec,
                "What a record costs, by horizon",
                options.subject(),
                options.repetition.runs,
                this::entries);
    }

    private List<Entry> entries(Lab lab) throws Exception {
        Topics topics =
                lab.write("plant", Workload.of(options.records, plant.sources, options.duration));
        List<Entry> entries = new ArrayList<>();
        for (String workingSet : List.of(new JobOptions().workingSet, small)) {
            for (Span horizon : horizons) {
                entries.add(
                        new Entry(
                                "job, m = " + horizon + ", " + workingSet,
                                Contender.JOB,
                                topics,
                                List.of("--horizon=" + horizon, "--working-set=" + workingSet),
                                options.memory.heap));
            }
        }
        return entries;
    }
}
