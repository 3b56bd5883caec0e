package dev.recon.plant;

import dev.recon.generate.PlantOptions;
import dev.recon.generate.Rate;
import dev.recon.generate.Span;
import java.time.Instant;

/**
 * A plant with every fault there is, and how long its job waits for what. Its time lies in the
 * past, so that the heartbeats at the end are not ahead of the clock.
 *
 * @param startMillis event time of the first event: the beginning of a window
 * @param length of the event time in which there are events
 */
public record FaultyPlant(long startMillis, Span length, Patience patience) {

    private static final Span INTERVAL = Span.minutes(1);
    private static final Span SKEW_BY = Span.seconds(3);

    /** Settings of the job, under the names that they have there. */
    public record Patience(
            Span missingAfter, Span outOfOrderness, Span correctionHorizon, Span idleTimeout) {}

    /** One whose last heartbeat is not later than now. */
    public static FaultyPlant before(long nowMillis, Span length, Patience patience) {
        long toEnd = length.millis() + patience.correctionHorizon.millis() + 3 * INTERVAL.millis();
        long start = (nowMillis - toEnd) / INTERVAL.millis() * INTERVAL.millis();
        return new FaultyPlant(start, length, patience);
    }

    /** A heartbeat of this time on every partition makes the last window final. */
    public long endMillis() {
        long last = startMillis + length.millis() + SKEW_BY.millis();
        long windowEnd = (last / INTERVAL.millis() + 1) * INTERVAL.millis();
        return windowEnd + patience.correctionHorizon.millis() + patience.outOfOrderness.millis();
    }

    /**
     * The plant, to be written from its start to its end.
     *
     * @param speed how many times faster than the clock its time goes
     */
    public PlantOptions options(long seed, long records, double speed) {
        PlantOptions plant = faults(seed);
        plant.records = records;
        plant.duration = length;
        plant.rate = Rate.MAX;
        plant.speed = speed;
        plant.start = Instant.ofEpochMilli(startMillis);
        return plant;
    }

    /** Its faults, without a beginning and an end. */
    public static PlantOptions faults(long seed) {
        PlantOptions plant = new PlantOptions();
        plant.seed = seed;
        plant.duplicates = 0.01;
        plant.late = 0.02;
        plant.lateAudits = 0.005;
        plant.malformed = 0.001;
        plant.skewBy = SKEW_BY;
        plant.unexpected = 0.002;
        plant.noop = 0.01;
        plant.silentFor = Span.minutes(4);
        return plant;
    }

    /** The first lines of the configuration of its job. */
    public String yaml() {
        return String.join(
                "\n",
                "time:",
                "  metrics-interval: " + INTERVAL,
                "  missing-after: " + patience.missingAfter,
                "  out-of-orderness: " + patience.outOfOrderness,
                "  correction-horizon: " + patience.correctionHorizon,
                "  idle-timeout: " + patience.idleTimeout,
                "duplicates: report");
    }
}
