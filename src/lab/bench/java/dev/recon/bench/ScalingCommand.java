package dev.recon.bench;

import dev.recon.bench.Lab.RunFailed;
import dev.recon.bench.report.Result;
import dev.recon.bench.report.Table;
import dev.recon.bench.report.Texts;
import dev.recon.generate.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon bench scaling}: few subtasks or many, each in a process of its own. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon bench scaling",
            "recon bench scaling --records 200000 --parallelism 1,2 --runs 1",
            ""
        },
        description = {
            "What the job jar costs on a cluster with a TaskManager for each subtask: CPU of all TaskManagers, the bytes"
                    + " that go from one stage to the next for each input record, and how much more the busiest"
                    + " subtask of a stage has to do than the mean. Once with even sources, once with a hot one that"
                    + " is kept in one partition, and once with a hot one that is dealt out to all partitions. The"
                    + " answers of each run are held against the truth.",
            ""
        })
final class ScalingCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many audit records; there are almost as many readings.")
    private long records = 5_000_000;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How much event time the records are spread over.")
    private Span duration = Span.minutes(60);

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Option(
            names = "--hot",
            paramLabel = "SHARE",
            description = "Events that come from the hot source.")
    private double hot = 0.9;

    @Option(
            names = "--parallelism",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2,4",
            description = "How many subtasks, and TaskManagers.")
    private List<Integer> parallelisms;

    @Mixin private final RunsOption repetition = new RunsOption();

    private final Map<String, List<Map<String, Double>>> all = new LinkedHashMap<>();
    private int failures;

    @Override
    public Integer call() throws Exception {
        Path jobJar = jobJar();
        PrintWriter err = spec.commandLine().getErr();
        try (Lab lab = Lab.open(err)) {
            Map<String, Topics> inputs = write(lab);
            ClusterRun cluster = new ClusterRun(lab, jobJar, flinkConf());
            for (int run = 1; run <= repetition.runs; run++) {
                for (Map.Entry<String, Topics> input : inputs.entrySet()) {
                    for (int parallelism : parallelisms) {
                        String label = String.format("%s, %d", input.getKey(), parallelism);
                        measure(cluster, label, input.getValue(), parallelism);
                    }
                }
            }
        }
        List<Result> results = new ArrayList<>();
        all.forEach((label, figures) -> results.add(new Result(label, figures)));
        String subject = String.format("%,d audit records and their readings", records);
        Report report = new Report(spec, "What a record costs, by parallelism", subject);
        report.publish(table(results), report.chart(repetition.runs), results);
        return failures == 0 ? 0 : 1;
    }

    private Map<String, Topics> write(Lab lab) throws IOException {
        Workload even = Workload.of(records, plant.sources, duration);
        Workload skewed = even.withHotSource(hot);
        Map<String, Topics> inputs = new LinkedHashMap<>();
        inputs.put("even", lab.write("even", even));
        inputs.put("hot", lab.write("hot", skewed));
        inputs.put("hot, dealt out", lab.write("dealt", skewed.spreadOut()));
        return inputs;
    }

    private void measure(ClusterRun cluster, String label, Topics topics, int parallelism)
            throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Map<String, Double> figures = cluster.measure(topics, parallelism);
            all.computeIfAbsent(label, l -> new ArrayList<>()).add(figures);
            err.printf(
                    "recon bench: %s: %.1f s, %,.0f records/s, %.2f CPU s per million%n",
                    label,
                    figures.get(Figures.WALL_SECONDS),
                    figures.get(Figures.RECORDS_PER_SECOND),
                    figures.get(Figures.CPU_PER_MILLION_IN));
        } catch (RunFailed e) {
            failures++;
            err.println("recon bench: " + label + ": " + e.getMessage());
        }
        err.flush();
    }

    private static Table table(List<Result> results) {
        Table table =
                new Table(
                        "input, parallelism",
                        "records/s",
                        "CPU s/M",
                        "of first",
                        "B/record to reconcile",
                        "records/frame",
                        "B/record to rows",
                        "skew decode",
                        "skew reconcile",
                        "skew rows");
        for (Result each : results) {
            OptionalDouble cpu = each.median(Figures.CPU_PER_MILLION_IN);
            table.add(
                    each.label(),
                    Texts.count(each.median(Figures.RECORDS_PER_SECOND)),
                    Texts.decimal(cpu),
                    Texts.times(cpu, results.get(0).median(Figures.CPU_PER_MILLION_IN)),
                    Texts.oneDecimal(each.median(Shuffle.BYTES_TO_RECONCILE)),
                    Texts.oneDecimal(each.median(Shuffle.RECORDS_PER_FRAME)),
                    Texts.decimal(each.median(Shuffle.BYTES_TO_ROWS)),
                    Texts.decimal(each.median(Shuffle.SKEW_DECODE)),
                    Texts.decimal(each.median(Shuffle.SKEW_RECONCILE)),
                    Texts.decimal(each.median(Shuffle.SKEW_ROWS)));
        }
        return table;
    }

    /** Of the same build; its libraries are the cluster's. */
    private Path jobJar() throws IOException {
        try (Stream<Path> files = Files.list(Libraries.built())) {
            return files.filter(file -> file.getFileName().toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new ParameterException(
                                            spec.commandLine(),
                                            "there is no job jar in "
                                                    + Libraries.built()
                                                    + "; 'mvn -Dquick -Pbench package' makes it"));
        }
    }

    private static Path flinkConf() {
        return Libraries.built().getParent().resolveSibling("flink-conf");
    }
}
