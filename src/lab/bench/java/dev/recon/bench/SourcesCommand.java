package dev.recon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon bench sources}: few sources or many. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {"recon bench sources", "recon bench sources --sources 10,1000 --runs 1", ""},
        description = {
            "What a record costs the job when the same number of them comes from few sources or from many. Every source"
                    + " has a row of counts for each minute, so that many sources also have many rows written.",
            ""
        })
final class SourcesCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "N",
            defaultValue = "10,1000,100000",
            description = "How many sensors there are.")
    private List<Integer> sources;

    @Override
    public Integer call() throws Exception {
        return Sweep.run(
                spec,
                "What a record costs, by number of sources",
                options.subject(),
                options.repetition.runs,
                this::entries);
    }

    private List<Entry> entries(Lab lab) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int count : sources) {
            Topics topics =
                    lab.write(
                            "sources-" + count,
                            Workload.of(options.records, count, options.duration));
            String label = String.format("job, %,d sources", count);
            entries.add(new Entry(label, Contender.JOB, topics, List.of(), options.memory.heap));
        }
        return entries;
    }
}
