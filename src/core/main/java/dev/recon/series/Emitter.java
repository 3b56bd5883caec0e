package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.series.Waiting.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits what became of the readings of one sensor: its fills and, if it is wanted, its series. What
 * is released together is emitted together, with what is known when all of it has been released.
 */
final class Emitter {

    private final int leg;
    private final byte[] source;
    private final SeriesSettings settings;
    private final SeriesOutput output;
    private final SeriesCollector collector;
    private final EmittedFills emitted;
    private final Panes panes;

    /** Readings that were released, and fills to be emitted anew; until {@link #emitAll}. */
    private final List<Released> released = new ArrayList<>();

    private final List<EmittedFill> queued = new ArrayList<>();

    /** A reading; where it is lost, its fill. */
    private record Released(Entry reading, EmittedFill lost) {}

    Emitter(
            int leg,
            byte[] source,
            SeriesSettings settings,
            SeriesOutput output,
            EmittedFills emitted,
            Panes panes) {
        this.leg = leg;
        this.source = source;
        this.settings = settings;
        this.output = output;
        this.emitted = emitted;
        this.panes = panes;
        collector = output.collector();
    }

    /**
     * @param lost its fill; null for a reading that has arrived
     */
    void released(Entry reading, EmittedFill lost) {
        if (settings.isSeriesWanted() || reading.kind == Waiting.FOUND) {
            released.add(new Released(reading, lost));
        }
    }

    /** There is more to say of a fill than was emitted. */
    void queue(EmittedFill some) {
        if (!some.isQueued) {
            some.isQueued = true;
            queued.add(some);
        }
    }

    void emitAll() {
        for (Released each : released) {
            Entry reading = each.reading;
            if (each.lost == null) {
                good(reading.id, reading.timeMillis, reading.value);
            } else {
                synthetic(each.lost.fill, each.lost.fill.revision + 1);
            }
        }
        for (EmittedFill each : queued) {
            each.isQueued = false;
            emit(each, each.fill.revision > 0);
        }
        queued.clear();
        for (Released each : released) {
            if (each.reading.kind == Waiting.FOUND) {
                withdraw(each.lost, each.reading.value);
            }
        }
        released.clear();
    }

    /** A fill, anew, in the series as well. */
    void emit(EmittedFill some) {
        emit(some, true);
    }

    private void emit(EmittedFill some, boolean withPoint) {
        Fill fill = some.fill;
        fill.status = fill.revision == 0 ? Fill.Status.PROVISIONAL : Fill.Status.REVISED;
        row(fill);
        if (withPoint) {
            synthetic(fill, fill.revision);
        }
        changed(fill);
    }

    /**
     * @param value of the reading that turned up; NaN where it has none
     */
    void withdraw(EmittedFill lost, double value) {
        emitted.remove(lost);
        Fill fill = lost.fill;
        fill.status = Fill.Status.WITHDRAWN;
        fill.actual = value;
        panes.of(fill.timeMillis).check(fill);
        row(fill);
        corrected(fill);
        changed(fill);
        output.withdrawn(fill);
    }

    private void row(Fill fill) {
        fill.revision++;
        collector.fill(leg, source, fill);
    }

    private void changed(Fill fill) {
        panes.of(fill.timeMillis);
        long pane = settings.rules().windowing().paneStart(fill.timeMillis);
        output.changed(leg, source, pane);
    }

    /** A reading that had come before the series was wanted has no id any more. */
    void good(byte[] id, long timeMillis, double value) {
        if (id.length > 0) {
            point(id, timeMillis, value, Quality.GOOD, null, 1);
        }
    }

    private void synthetic(Fill fill, int revision) {
        point(fill.id, fill.timeMillis, fill.value, Quality.SYNTHETIC, fill, revision);
    }

    /** The reading of a withdrawn fill; one without a value takes the fill's away. */
    private void corrected(Fill gone) {
        int revision = gone.revision;
        if (Double.isNaN(gone.actual)) {
            synthetic(new EmittedFill(gone.id, gone.timeMillis, gone.reason).fill, revision);
        } else {
            point(gone.id, gone.timeMillis, gone.actual, Quality.CORRECTED, null, revision);
        }
    }

    private void point(
            byte[] id, long timeMillis, double value, Quality quality, Fill fill, int revision) {
        if (settings.isSeriesWanted()) {
            collector.point(leg, source, id, timeMillis, value, quality, fill, revision);
        }
    }
}
