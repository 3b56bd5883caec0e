package dev.recon.bench;

import dev.recon.bench.JobWatch.Checkpoint;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon bench state}: a job that remembers a lot. */
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {"recon bench state", "recon bench state --items 500000 --checkpoints 2", ""},
        description = {
            "Lets one job read and keep many matched items, none of which may be forgotten yet, and looks at its"
                    + " checkpoints: while it reads them, while nothing comes in, and while a few come in. What a"
                    + " checkpoint writes should follow what has changed, and not what is held.",
            ""
        })
final class StateCommand implements Callable<Integer> {

    /** A record of each stream. */
    private static final int RECORDS_PER_ITEM = 2;

    private static final String HELD = "itemsHeld";
    private static final String LIVE_HEAP = "liveHeapBytes";
    private static final String CHANGED = "itemsChangedPerCheckpoint";

    @Spec private CommandSpec spec;

    @Option(names = "--items", paramLabel = "N", description = "How many matched items are held.")
    private long items = 10_000_000;

    @Mixin private final SourcesOption plant = new SourcesOption();

    @Option(
            names = "--horizon",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "For how long items can be corrected.")
    private Span horizon = Span.minutes(360);

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How much event time the items are spread over; less than the horizon.")
    private Span duration = Span.minutes(180);

    @Option(
            names = "--trickle",
            paramLabel = "N",
            description = "How many items a second come in at the end.")
    private int trickle = 5_000;

    @Option(
            names = "--checkpoints",
            paramLabel = "N",
            description = "How many checkpoints are looked at in each stretch, 10 s apart.")
    private int checkpoints = 4;

    @Option(
            names = "--working-set",
            paramLabel = "SIZE",
            description = "Heap that the tables of one subtask may hold.")
    private String workingSet = "256 MB";

    @Mixin private final HeapOption memory = new HeapOption();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try (Lab lab = Lab.open(err)) {
            Topics.create(lab.broker(), "audit", "sensor");
            SplitOutput output =
                    new SplitOutput(
                            Topics.open(lab.broker(), "audit", "sensor"),
                            items * RECORDS_PER_ITEM,
                            (double) trickle * RECORDS_PER_ITEM);
            CompletableFuture<Void> plant = CompletableFuture.runAsync(() -> run(output));
            CompletableFuture.anyOf(plant, CompletableFuture.runAsync(() -> history(output)))
                    .join();
            err.printf("recon bench: %,d items have been written%n", items);
            List<Result> stretches = new ArrayList<>();
            try (LiveJob job =
                    LiveJob.start(lab, options(), "audit", "sensor", "answers", memory.heap)) {
                stretches.add(load(job));
                err.printf("recon bench: the job holds %,d items%n", job.watch().items());
                stretches.add(pause(job));
                output.release();
                stretches.add(trickle(job));
            }
            Report report = new Report(spec, "State", "");
            report.publish(table(stretches), null, stretches);
            return 0;
        }
    }

    private JobOptions options() {
        JobOptions options = new JobOptions();
        options.horizon = horizon;
        options.workingSet = workingSet;
        // The pause between the stretches is not to be taken for silence.
        options.idleTimeout = horizon;
        return options;
    }

    /** More than is needed for the last stretch, so that it does not end in silence. */
    private void run(SplitOutput output) {
        long more = 10L * trickle * (checkpoints + 3L);
        long length = Math.round((double) duration.millis() * (items + more) / items);
        Workload workload = Workload.clean(items + more, plant.sources, new Span(length));
        try (output) {
            new Plant(workload.plant()).run(output, new Topics.Sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void history(SplitOutput output) {
        try {
            output.awaitHistory();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the number of items stays the same over a whole checkpoint. */
    private Result load(LiveJob job) throws Exception {
        List<Checkpoint> all = new ArrayList<>();
        long before = -1;
        while (job.watch().items() == 0 || job.watch().items() != before) {
            before = job.watch().items();
            all.addAll(job.awaitCheckpoints(1));
        }
        // The last one had nothing to write.
        List<Checkpoint> loading = all.subList(0, Math.max(1, all.size() - 1));
        return stretch("while reading them", job, loading, items / loading.size());
    }

    private Result pause(LiveJob job) throws Exception {
        return stretch("at rest", job, job.awaitCheckpoints(checkpoints), 0);
    }

    private Result trickle(LiveJob job) throws Exception {
        job.awaitCheckpoints(1);
        List<Checkpoint> seen = job.awaitCheckpoints(checkpoints);
        return stretch(String.format("%,d items/s", trickle), job, seen, trickle * 10L);
    }

    private Result stretch(String label, LiveJob job, List<Checkpoint> seen, long changed)
            throws Exception {
        List<Map<String, Double>> figures = new ArrayList<>();
        double held = job.watch().items();
        double liveHeap = job.liveHeapBytes();
        double peak = job.peakBytes();
        for (Checkpoint each : seen) {
            Map<String, Double> one = new TreeMap<>();
            one.put(HELD, held);
            one.put(CHANGED, (double) changed);
            one.put(LIVE_HEAP, liveHeap);
            one.put(Figures.PEAK_BYTES, peak);
            one.put(Figures.STATE_BYTES, (double) each.stateBytes());
            one.put(Figures.STATE_BYTES_PER_ITEM, each.stateBytes() / held);
            one.put(Figures.CHECKPOINT_BYTES, (double) each.writtenBytes());
            one.put(Figures.CHECKPOINT_MILLIS, (double) each.millis());
            one.put(Figures.CHECKPOINT_SYNC_MILLIS, (double) each.syncMillis());
            figures.add(one);
        }
        return new Result(label, figures);
    }

    private static Table table(List<Result> stretches) {
        Table table =
                new Table(
                        "",
                        "items held",
                        "state",
                        "B/item",
                        "changed",
                        "written",
                        "most",
                        "took",
                        "stopped",
                        "longest",
                        "live heap",
                        "peak memory");
        for (Result each : stretches) {
            table.add(
                    each.label(),
                    Texts.count(each.median(HELD)),
                    Texts.bytes(each.median(Figures.STATE_BYTES)),
                    Texts.oneDecimal(each.median(Figures.STATE_BYTES_PER_ITEM)),
                    Texts.count(each.median(CHANGED)),
                    Texts.bytes(each.median(Figures.CHECKPOINT_BYTES)),
                    Texts.bytes(each.highest(Figures.CHECKPOINT_BYTES)),
                    Texts.millis(each.median(Figures.CHECKPOINT_MILLIS)),
                    Texts.millis(each.median(Figures.CHECKPOINT_SYNC_MILLIS)),
                    Texts.millis(each.highest(Figures.CHECKPOINT_SYNC_MILLIS)),
                    Texts.bytes(each.median(LIVE_HEAP)),
                    Texts.bytes(each.median(Figures.PEAK_BYTES)));
        }
        return table;
    }
}
