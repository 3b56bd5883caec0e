package dev.recon.bench;

import dev.recon.bench.MissingReader.Seen;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.Progress;
import dev.recon.generate.Rate;
import dev.recon.generate.Span;
import dev.recon.truth.Fact;
import dev.recon.truth.RecordedTruth;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plant in real time, the job behind it, and a reader behind the job. */
final class LatencyRun {

    static final String INTERVAL = "checkpointIntervalSeconds";
    static final String RATE = "eventsPerSecond";
    static final String MISSING = "missing";
    static final String P50 = "p50Seconds";
    static final String P99 = "p99Seconds";
    static final String MAX = "maxSeconds";

    private static final Span PATIENCE = Span.seconds(10);
    private static final Span DISORDER = Span.seconds(2);
    private static final Span RESOLUTION = Span.seconds(1);
    private static final double MILLIS = 1000.0;

    /** How long after the plant's end a MISSING may come until the run is given up. */
    private static final long LAST_MILLIS = 60_000;

    private final Lab lab;
    private final int rate;
    private final Span duration;
    private final int sources;
    private final String heap;

    private final RecordedTruth truth = new RecordedTruth();
    private PassedDeadlines deadlines;
    private double writtenPerSecond;

    LatencyRun(Lab lab, int rate, Span duration, int sources, String heap) {
        this.lab = lab;
        this.rate = rate;
        this.duration = duration;
        this.sources = sources;
        this.heap = heap;
    }

    Map<String, Double> run(Span interval) throws IOException, InterruptedException {
        String name = "every-" + interval;
        String audit = name + "-audit";
        String sensor = name + "-sensor";
        Topics.create(lab.broker(), audit, sensor);
        try (LiveJob job = LiveJob.start(lab, options(interval), audit, sensor, name, heap);
                MissingReader reader =
                        MissingReader.start(lab.broker().kafka(), JobTopics.exceptions(name))) {
            write(audit, sensor);
            long due = due();
            long end = System.currentTimeMillis() + LAST_MILLIS;
            job.await(
                    () ->
                            reader.count() >= due && judged(reader).length >= due
                                    || System.currentTimeMillis() > end);
            long[] latencies = judged(reader);
            if (latencies.length != due) {
                throw new IOException(
                        String.format(
                                "%,d of %,d MISSING have come with checkpoints every %s",
                                latencies.length, due, interval));
            }
            return figures(interval, latencies);
        } finally {
            lab.deleteTopics(name);
        }
    }

    private static JobOptions options(Span interval) {
        JobOptions options = new JobOptions();
        options.metricsInterval = Span.seconds(10);
        options.missingAfter = PATIENCE;
        options.outOfOrderness = DISORDER;
        options.horizon = Span.minutes(1);
        // With a shorter one, all that is pending would be decided during the wait for the last.
        options.idleTimeout = Span.minutes(10);
        options.checkpointInterval = interval;
        return options;
    }

    private void write(String audit, String sensor) throws IOException {
        PlantOptions options =
                Workload.of((long) rate * duration.millis() / 1000, sources, duration).plant();
        Plant plant = new Plant(inRealTime(options));
        deadlines =
                new PassedDeadlines(
                        Topics.open(lab.broker(), audit, sensor),
                        DISORDER.millis(),
                        RESOLUTION.millis(),
                        Workload.PARTITIONS);
        long started = System.nanoTime();
        try (Progress progress = Progress.onTerminal(plant::eventsDone, options.events());
                PassedDeadlines output = deadlines) {
            plant.run(output, truth);
        }
        // The records of the last event are written up to so much later.
        double seconds = (System.nanoTime() - started) / 1e9 - DISORDER.millis() / MILLIS;
        writtenPerSecond = options.events() / seconds;
    }

    /** Starts now, and never runs later than {@code DISORDER} allows. */
    private PlantOptions inRealTime(PlantOptions options) {
        options.start = null;
        options.records = null;
        options.rate = Rate.parse(Integer.toString(rate));
        options.late = 0;
        options.disorder = DISORDER;
        return options;
    }

    /** How many are missing of those whose deadline has been passed. */
    private long due() {
        return truth.facts(Fact.Kind.MISSING).stream()
                .filter(fact -> deadlines.passedAt(deadline(fact.ts())).isPresent())
                .count();
    }

    private static long deadline(long eventTimeMillis) {
        long earliest = eventTimeMillis + PATIENCE.millis() - DISORDER.millis();
        return -Math.floorDiv(-earliest, RESOLUTION.millis()) * RESOLUTION.millis();
    }

    /** The latency of every MISSING whose deadline has been passed, in milliseconds, sorted. */
    private long[] judged(MissingReader reader) {
        List<Seen> seen = reader.seen();
        return seen.stream()
                .filter(each -> passedAt(each) != 0)
                .mapToLong(each -> each.atMillis() - passedAt(each))
                .sorted()
                .toArray();
    }

    private long passedAt(Seen missing) {
        return deadlines.passedAt(deadline(missing.eventTimeMillis())).orElse(0);
    }

    private Map<String, Double> figures(Span interval, long[] sorted) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put(INTERVAL, interval.millis() / MILLIS);
        figures.put(RATE, writtenPerSecond);
        figures.put(MISSING, (double) sorted.length);
        figures.put(P50, quantile(sorted, 0.50));
        figures.put(P99, quantile(sorted, 0.99));
        figures.put(MAX, quantile(sorted, 1));
        return figures;
    }

    /** The smallest value that so many of them do not exceed, in seconds. */
    static double quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / MILLIS;
    }
}
