package dev.recon.bench;

import dev.recon.generate.PlantOptions;
import dev.recon.generate.Rate;
import dev.recon.generate.Span;
import java.time.Instant;

/**
 * The records of a benchmark: a function of these numbers alone, byte for byte the same on every
 * machine.
 *
 * @param events audit records, duplicates not counted
 * @param duration event time from the first to the last
 * @param clean nothing is missing, twice or late
 * @param hot share of the events that come from one of the sources
 * @param spread records are dealt out to the partitions, not kept together by their source
 */
record Workload(
        long events, int sources, Span duration, boolean clean, double hot, boolean spread) {

    /** Long past, so that no record is ever from the future. */
    private static final Instant START = Instant.parse("2025-01-06T10:00:00Z");

    private static final long SEED = 1;
    static final int PARTITIONS = 4;

    /** The one that the figures speak of. */
    static Workload of(long events, int sources, Span duration) {
        return new Workload(events, sources, duration, false, 0, false);
    }

    static Workload clean(long events, int sources, Span duration) {
        return new Workload(events, sources, duration, true, 0, false);
    }

    /** The same with one source that is hotter than the others. */
    Workload withHotSource(double share) {
        return new Workload(events, sources, duration, clean, share, spread);
    }

    /** The same with the records of every source in all partitions. */
    Workload spreadOut() {
        return new Workload(events, sources, duration, clean, hot, true);
    }

    PlantOptions plant() {
        PlantOptions plant = new PlantOptions();
        plant.records = events;
        plant.sources = sources;
        plant.hot = hot;
        plant.duration = duration;
        plant.rate = Rate.MAX;
        plant.seed = SEED;
        plant.start = START;
        plant.missing = clean ? 0 : 0.10;
        plant.duplicates = clean ? 0 : 0.01;
        plant.late = clean ? 0 : 0.01;
        plant.lateBy = Span.minutes(5);
        plant.disorder = Span.seconds(30);
        plant.outOfRange = 0;
        plant.malformed = 0;
        plant.unexpected = 0;
        plant.sensorPartitions = PARTITIONS;
        plant.auditPartitions = PARTITIONS;
        return plant;
    }
}
