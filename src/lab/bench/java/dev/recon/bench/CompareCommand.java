package dev.recon.bench;

import dev.recon.bench.report.Result;
import dev.recon.bench.report.Table;
import dev.recon.bench.report.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon bench compare}: the job between the floor and its peers. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon bench compare",
            "recon bench compare --only floor,job --records 500000 --runs 1",
            ""
        },
        description = {
            "What the same work costs on the same topics: reading and decoding alone (floor), the whole job, and other"
                    + " ways to join two streams. Each in a JVM of its own, in turn; the job's answers are held"
                    + " against the truth.",
            ""
        })
final class CompareCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Only these, of floor, floor-jackson, job, job-fills, job-series, keyed-state, streams, sql-heap and sql-rocksdb"
                            + " (default: all of them).")
    private List<String> only = Contender.ALL.stream().map(Contender::name).toList();

    @Override
    public Integer call() throws Exception {
        List<Contender> contenders = contenders();
        PrintWriter err = spec.commandLine().getErr();
        try (Lab lab = Lab.open(err)) {
            Topics topics =
                    lab.write(
                            "plant", Workload.of(options.records, plant.sources, options.duration));
            Series series = new Series(lab, err);
            List<Result> results =
                    series.run(
                            contenders.stream()
                                    .map(
                                            each ->
                                                    new Entry(
                                                            each.name(),
                                                            each,
                                                            topics,
                                                            List.of(),
                                                            options.memory.heap))
                                    .toList(),
                            options.repetition.runs);
            Report report = new Report(spec, "What reconciliation costs", options.subject());
            report.publish(table(results), report.chart(options.repetition.runs), results);
            return series.failures() == 0 ? 0 : 1;
        }
    }

    private List<Contender> contenders() {
        try {
            return only.stream().map(Contender::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--only: " + e.getMessage());
        }
    }

    private static Table table(List<Result> results) {
        Table table =
                new Table(
                        "",
                        "records/s",
                        "CPU s/M",
                        "of floor",
                        "of job",
                        "peak memory",
                        "state",
                        "B/item",
                        "checkpoint",
                        "took",
                        "output");
        OptionalDouble floor = cpu(results, Contender.FLOOR);
        OptionalDouble job = cpu(results, Contender.JOB);
        for (Result each : results) {
            OptionalDouble cpu = each.median(Figures.CPU_PER_MILLION_IN);
            table.add(
                    each.label(),
                    Texts.count(each.median(Figures.RECORDS_PER_SECOND)),
                    Texts.decimal(cpu),
                    Texts.times(cpu, floor),
                    Texts.times(cpu, job),
                    Texts.bytes(each.median(Figures.PEAK_BYTES)),
                    Texts.bytes(each.median(Figures.STATE_BYTES)),
                    Texts.oneDecimal(each.median(Figures.STATE_BYTES_PER_ITEM)),
                    Texts.bytes(each.median(Figures.CHECKPOINT_BYTES)),
                    Texts.millis(each.median(Figures.CHECKPOINT_MILLIS)),
                    Texts.count(each.median(Figures.OUTPUT_RECORDS)));
        }
        return table;
    }

    private static OptionalDouble cpu(List<Result> results, Contender contender) {
        return results.stream()
                .filter(each -> each.label().equals(contender.name()))
                .findFirst()
                .map(each -> each.median(Figures.CPU_PER_MILLION_IN))
                .orElse(OptionalDouble.empty());
    }
}
