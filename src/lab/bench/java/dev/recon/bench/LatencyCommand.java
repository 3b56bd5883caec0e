package dev.recon.bench;

import dev.recon.bench.report.BarChart;
import dev.recon.bench.report.Result;
import dev.recon.bench.report.Table;
import dev.recon.bench.report.Texts;
import dev.recon.generate.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon bench latency}: how soon what is missing can be read. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon bench latency",
            "recon bench latency --rate 5000 --duration 30s --intervals 5s",
            ""
        },
        description = {
            "Lets a plant write in real time, and takes for every MISSING the time from the moment in which the watermark"
                    + " passed its deadline to the moment in which a read_committed reader has it. Exactly-once output"
                    + " comes with a checkpoint, so it should be within the interval of those and a second.",
            ""
        })
final class LatencyCommand implements Callable<Integer> {

    private static final double ALLOWANCE_SECONDS = 1;

    @Spec private CommandSpec spec;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "How many events take place in a second.")
    private int rate = 50_000;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "For how long the plant writes.")
    private Span duration = Span.seconds(90);

    @Option(
            names = "--intervals",
            split = ",",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            defaultValue = "5s,10s",
            description = "Times between checkpoints.")
    private List<Span> intervals;

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Mixin private final HeapOption memory = new HeapOption();

    @Override
    public Integer call() throws Exception {
        List<Result> results = new ArrayList<>();
        boolean kept = true;
        try (Lab lab = Lab.open(spec.commandLine().getErr())) {
            for (Span interval : intervals) {
                LatencyRun run = new LatencyRun(lab, rate, duration, plant.sources, memory.heap);
                Result result =
                        new Result("checkpoints every " + interval, List.of(run.run(interval)));
                results.add(result);
                kept &= isKept(result);
            }
        }
        report(results);
        return kept ? 0 : 1;
    }

    private static boolean isKept(Result result) {
        double allowed = value(result, LatencyRun.INTERVAL) + ALLOWANCE_SECONDS;
        return value(result, LatencyRun.MAX) <= allowed;
    }

    private static double value(Result result, String figure) {
        return result.median(figure).orElse(Double.NaN);
    }

    private void report(List<Result> results) throws Exception {
        String subject = String.format("%,d events a second for %s", rate, duration);
        Report report = new Report(spec, "From a passed deadline to a committed MISSING", subject);
        BarChart chart =
                report.emptyChart(1)
                        .oneScale()
                        .panel(LatencyRun.P50, "Half of them (p50)", "%.2f s")
                        .panel(LatencyRun.P99, "99 % of them (p99)", "%.2f s")
                        .panel(LatencyRun.MAX, "All of them (max)", "%.2f s");
        report.publish(table(results), chart, results);
    }

    private static Table table(List<Result> results) {
        Table table =
                new Table(
                        "", "events/s", "MISSING", "p50 s", "p99 s", "max s", "allowed s", "kept");
        for (Result each : results) {
            OptionalDouble interval = each.median(LatencyRun.INTERVAL);
            table.add(
                    each.label(),
                    Texts.count(each.median(LatencyRun.RATE)),
                    Texts.count(each.median(LatencyRun.MISSING)),
                    Texts.decimal(each.median(LatencyRun.P50)),
                    Texts.decimal(each.median(LatencyRun.P99)),
                    Texts.decimal(each.median(LatencyRun.MAX)),
                    Texts.decimal(OptionalDouble.of(interval.orElseThrow() + ALLOWANCE_SECONDS)),
                    isKept(each) ? "yes" : "no");
        }
        return table;
    }
}
