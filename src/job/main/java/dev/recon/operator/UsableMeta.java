package dev.recon.operator;

import dev.recon.core.Routes;
import dev.recon.core.store.LegMapping;
import dev.recon.core.time.Rules;
import dev.recon.core.time.Windowing;
import dev.recon.series.Neighbours;
import dev.recon.state.BucketMeta;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** What was saved of a bucket, which can be resumed with the configuration of now. */
record UsableMeta(BucketMeta saved) {

    /**
     * @throws SuppressRestartsException with an {@link UnusableState} when it cannot be resumed
     */
    static UsableMeta of(BucketMeta saved, Rules rules, Neighbours neighbours) {
        if (saved.watermark() == Rules.END) {
            throw UnusableState.forGood(
                    "it was taken at the end of input or with --drain, so every window in it is final;"
                            + " start from a savepoint taken without --drain");
        }
        if (saved.metricsIntervalMillis() != rules.metricsIntervalMillis()) {
            throw otherInterval(saved.metricsIntervalMillis(), rules.metricsIntervalMillis());
        }
        if (!Windowing.tumbling(saved.metricsIntervalMillis()).equals(rules.windowing())) {
            throw otherWindows(saved.metricsIntervalMillis());
        }
        if (saved.neighbours() != neighbours.fingerprint()) {
            throw otherNeighbours(saved.neighbours(), neighbours.fingerprint());
        }
        return new UsableMeta(saved);
    }

    private static SuppressRestartsException otherInterval(long saved, long now) {
        return UnusableState.forGood(
                ("time.metrics-interval was %d ms when it was taken and is %d ms now, and what"
                                + " has been counted cannot be cut into other windows; keep it at"
                                + " %1$d ms, or start without state, with output topics of its own,"
                                + " reading from at least a correction-horizon back"
                                + " (streams.<name>.start)")
                        .formatted(saved, now));
    }

    private static SuppressRestartsException otherWindows(long saved) {
        return UnusableState.forGood(
                ("its metrics windows were tumbling ones of %d ms when it was taken and are of"
                                + " another type now, and what has been counted cannot be cut into"
                                + " other windows; make them as they were, or start without state,"
                                + " with output topics of its own, reading from at least a"
                                + " correction-horizon back (streams.<name>.start)")
                        .formatted(saved));
    }

    private static SuppressRestartsException otherNeighbours(long saved, long now) {
        return UnusableState.forGood(
                "fills.neighbours "
                        + changed(saved, now)
                        + ", and what is known of a source lies with its neighbours; make it as it"
                        + " was, or start without state, with output topics of its own, reading"
                        + " from at least a correction-horizon back (streams.<name>.start)");
    }

    private static String changed(long saved, long now) {
        if (saved == Neighbours.NO_FINGERPRINT) {
            return "was not there when it was taken and is there now";
        }
        return now == Neighbours.NO_FINGERPRINT
                ? "was there when it was taken and is not there now"
                : "had other groups when it was taken than it has now";
    }

    /** The latest event time that was beyond the horizon, in epoch milliseconds. */
    long horizonMillis() {
        return Rules.horizon(saved.watermark(), saved.correctionHorizonMillis());
    }

    /** Which number each of the legs has now. */
    LegMapping mappingTo(Routes routes) {
        return LegMapping.of(
                saved.legs().stream()
                        .map(leg -> new Routes.Leg(leg.control(), leg.output()))
                        .toList(),
                routes.legs());
    }
}
