package dev.recon.bench;

import dev.recon.bench.JobWatch.Checkpoint;
import dev.recon.bench.report.BarChart;
import dev.recon.bench.report.Result;
import dev.recon.bench.report.Table;
import dev.recon.bench.report.Texts;
import dev.recon.generate.Plant;
import dev.recon.generate.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon bench soak}: whether what is remembered stays the same through many horizons. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {"recon bench soak", "recon bench soak --items 2000000 --horizons 8", ""},
        description = {
            "Lets one job run through many correction horizons, with every fault in the data and with sources that come"
                    + " and go: each is there for one horizon and then never again. State on disk, items held and the heap"
                    + " that is still in use after a full collection have to stay what they are; and nothing may be left once"
                    + " the last horizon is over. Exit status 1 when they do not.",
            ""
        })
final class SoakCommand implements Callable<Integer> {

    private static final String LIVE_HEAP = "liveHeapBytes";
    private static final String HORIZONS = "horizonsPassed";

    /** The first stretches fill the horizon and warm the job up. */
    private static final int STRETCHES = 8;

    private static final int FILLING = 2;

    /** How much more than in the stretches before it the later half may hold. */
    private static final double TOLERANCE = 1.15;

    /**
     * RocksDB merges what it holds, and so lets go of what was removed, once in a dozen
     * checkpoints: a stretch has to be longer than that.
     */
    private static final Span CHECKPOINT_INTERVAL = Span.seconds(2);

    private static final int CHECKPOINTS_BETWEEN_SAMPLES = 4;

    @Spec private CommandSpec spec;

    @Option(names = "--items", paramLabel = "N", description = "How many events there are in all.")
    private long items = 20_000_000;

    @Option(
            names = "--horizons",
            paramLabel = "N",
            description = "How many correction horizons of event time they are spread over.")
    private int horizons = 24;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "How many records of both streams together are written in a second.")
    private int rate = 80_000;

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Mixin private final HeapOption memory = new HeapOption();

    /** What was held at a checkpoint. */
    private record Sample(long items, long stateBytes, long liveHeapBytes) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        JobOptions options = new JobOptions();
        options.checkpointInterval = CHECKPOINT_INTERVAL;
        try (Lab lab = Lab.open(err)) {
            Topics.create(lab.broker(), "audit", "sensor");
            ChangingSources sources =
                    new ChangingSources(
                            Topics.open(lab.broker(), "audit", "sensor"), options.horizon.millis());
            SplitOutput output = new SplitOutput(sources, 0, rate);
            output.release();
            try (sources;
                    LiveJob job =
                            LiveJob.start(
                                    lab, options, "audit", "sensor", "answers", memory.heap)) {
                CompletableFuture<Void> written =
                        CompletableFuture.runAsync(() -> write(output, options));
                List<Sample> samples = new ArrayList<>();
                while (!written.isDone()) {
                    samples.add(sample(job, job.awaitCheckpoints(CHECKPOINTS_BETWEEN_SAMPLES)));
                    err.printf("recon bench: %s%n", samples.get(samples.size() - 1));
                }
                written.join();
                sources.heartbeats(options.horizon.millis() * 2);
                job.await(() -> job.watch().items() == 0);
                Sample after = sample(job, job.awaitCheckpoints(CHECKPOINTS_BETWEEN_SAMPLES));
                return report(stretches(samples), after) ? 0 : 1;
            }
        }
    }

    private void write(SplitOutput output, JobOptions options) {
        Span length = new Span(options.horizon.millis() * horizons);
        Workload workload = Workload.of(items, plant.sources, length);
        try {
            new Plant(workload.plant()).run(output, new Topics.Sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(LiveJob job, List<Checkpoint> seen) throws IOException {
        long state = seen.stream().mapToLong(Checkpoint::stateBytes).max().orElse(0);
        return new Sample(job.watch().items(), state, job.liveHeapBytes());
    }

    /** Stretches of the same length. */
    private List<Result> stretches(List<Sample> samples) {
        List<Result> stretches = new ArrayList<>();
        for (int i = 0; i < STRETCHES; i++) {
            int from = samples.size() * i / STRETCHES;
            int to = samples.size() * (i + 1) / STRETCHES;
            double passed = (double) horizons * (i + 1) / STRETCHES;
            stretches.add(
                    result(
                            String.format("%.0f horizons", passed),
                            passed,
                            samples.subList(from, to)));
        }
        return stretches;
    }

    private static Result result(String label, double passed, List<Sample> samples) {
        List<Map<String, Double>> figures = new ArrayList<>();
        for (Sample each : samples) {
            Map<String, Double> one = new TreeMap<>();
            one.put(HORIZONS, passed);
            one.put(Figures.ITEMS_HELD, (double) each.items);
            one.put(Figures.STATE_BYTES, (double) each.stateBytes);
            one.put(LIVE_HEAP, (double) each.liveHeapBytes);
            figures.add(one);
        }
        return new Result(label, figures);
    }

    private boolean report(List<Result> stretches, Sample after) throws IOException {
        List<Result> all = new ArrayList<>(stretches);
        all.add(result("one horizon later", horizons + 1.0, List.of(after)));
        Table table = new Table("", "items held", "most", "state", "most", "live heap", "most");
        for (Result each : all) {
            table.add(
                    each.label(),
                    Texts.count(each.median(Figures.ITEMS_HELD)),
                    Texts.count(each.highest(Figures.ITEMS_HELD)),
                    Texts.bytes(each.median(Figures.STATE_BYTES)),
                    Texts.bytes(each.highest(Figures.STATE_BYTES)),
                    Texts.bytes(each.median(LIVE_HEAP)),
                    Texts.bytes(each.highest(LIVE_HEAP)));
        }
        Report report = new Report(spec, "Soak", horizons + " correction horizons");
        BarChart chart =
                report.emptyChart(1)
                        .panel(Figures.ITEMS_HELD, "Items held", "%,.0f")
                        .panel(Figures.STATE_BYTES, "State on disk, bytes", "%,.0f")
                        .panel(LIVE_HEAP, "Heap in use after a full collection, bytes", "%,.0f");
        report.publish(table, chart, all);
        List<String> grown =
                Stream.of(Figures.ITEMS_HELD, Figures.STATE_BYTES, LIVE_HEAP)
                        .filter(figure -> !isFlat(stretches, figure))
                        .toList();
        return grown.isEmpty() && after.items == 0;
    }

    private boolean isFlat(List<Result> stretches, String figure) {
        double before = 0;
        double later = 0;
        for (int i = FILLING; i < STRETCHES; i++) {
            double most = stretches.get(i).highest(figure).orElse(0);
            if (i < STRETCHES / 2) {
                before = Math.max(before, most);
            } else {
                later = Math.max(later, most);
            }
        }
        boolean flat = before > 0 && later <= before * TOLERANCE;
        if (!flat) {
            spec.commandLine()
                    .getErr()
                    .printf("recon bench: %s grew from %,.0f to %,.0f%n", figure, before, later);
        }
        return flat;
    }
}
