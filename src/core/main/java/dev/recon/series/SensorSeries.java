package dev.recon.series;

import dev.recon.core.time.Rules;
import dev.recon.fill.Fill;
import dev.recon.fill.SensorFills;
import dev.recon.fill.WindowSummary;
import dev.recon.series.Waiting.Entry;

/**
 * One sensor on one leg: its expected readings, which wait until all of their time have been
 * decided, and what was emitted of those that it lacks. A reading found later withdraws its fill,
 * but changes no other.
 *
 * <p>A reading that is expected only after later ones were released is emitted without a basis.
 */
final class SensorSeries {

    final int leg;
    final byte[] source;

    /** Null where it has no neighbours. */
    final NeighbourGroup.Seat seat;

    final Waiting waiting = new Waiting();
    final EmittedFills emitted = new EmittedFills();
    final Panes panes;
    final Strays strays = new Strays();
    final Release release;

    private final Rules rules;
    private final Emitter emitter;

    SensorSeries(
            int leg,
            byte[] source,
            NeighbourGroup.Seat seat,
            SeriesSettings settings,
            SeriesOutput output) {
        this.leg = leg;
        this.seat = seat;
        this.source = source;
        rules = settings.rules();
        panes = new Panes(rules.windowing());
        emitter = new Emitter(leg, source, settings, output, emitted, panes);
        release =
                new Release(
                        settings,
                        output.workspace(),
                        waiting,
                        emitted,
                        panes,
                        emitter,
                        () -> newFills(seat, settings));
    }

    private static SensorFills newFills(NeighbourGroup.Seat seat, SeriesSettings settings) {
        return seat == null
                ? new SensorFills(settings.method())
                : new SensorFills(settings.method(), seat.fills(), seat.place());
    }

    /**
     * @param watermark W as far as is known here, as in all that follow
     */
    void arrived(byte[] id, long timeMillis, double value, long watermark) {
        panes.of(timeMillis).add(value);
        if (timeMillis > release.topMillis) {
            await(id, timeMillis, Waiting.REAL, value, watermark);
        } else {
            emitter.good(id, timeMillis, value);
        }
    }

    void missing(byte[] id, long timeMillis, long watermark) {
        lacking(id, timeMillis, Waiting.MISSING, watermark);
    }

    /** It has no value that can be used; it may have been emitted as missing. */
    void invalid(byte[] id, long timeMillis, long watermark) {
        EmittedFill lost = emitted.of(id, timeMillis);
        if (lost != null) {
            lost.fill.reason = Fill.Reason.INVALID;
            emitter.emit(lost);
        } else if (!waiting.change(id, timeMillis, Waiting.INVALID, Double.NaN)) {
            lacking(id, timeMillis, Waiting.INVALID, watermark);
        }
    }

    private void lacking(byte[] id, long timeMillis, byte kind, long watermark) {
        if (timeMillis > release.topMillis) {
            await(id, timeMillis, kind, Double.NaN, watermark);
        } else {
            emitter.emit(release.lost(id, timeMillis, kind));
        }
    }

    /**
     * A reading that comes when its deadline has passed waits for those that came with it, of which
     * some may be decided missing: at the next multiple of the timer resolution after the W of the
     * reconciler, which may be one ahead of the W that is known here.
     */
    private void await(byte[] id, long timeMillis, byte kind, double value, long watermark) {
        long due = rules.deadline(timeMillis);
        if (due <= watermark) {
            long step = rules.timerResolutionMillis();
            due = watermark == Rules.END ? watermark : watermark + 2 * step;
        }
        waiting.add(new Entry(timeMillis, due, id, kind, value));
    }

    /**
     * It was missing, and has turned up.
     *
     * @param value NaN where it was filtered out
     */
    void found(byte[] id, long timeMillis, double value, long watermark) {
        EmittedFill lost = emitted.of(id, timeMillis);
        if (lost == null && !waiting.change(id, timeMillis, Waiting.FOUND, value)) {
            if (!Double.isNaN(value)) {
                arrived(id, timeMillis, value, watermark); // missed before there were fills
            }
            return;
        }
        if (!Double.isNaN(value)) {
            panes.of(timeMillis).add(value);
        }
        if (lost != null) {
            emitter.withdraw(lost, value);
        }
    }

    void unexpected(byte[] id, long timeMillis, double value) {
        strays.add(id, timeMillis, value);
    }

    void explained(byte[] id, long timeMillis, long watermark) {
        double value = strays.remove(id);
        if (Double.isNaN(value)) {
            invalid(id, timeMillis, watermark);
        } else {
            arrived(id, timeMillis, value, watermark);
        }
    }

    /**
     * W has come to a later time: what is due is released, and what is known then is emitted. Those
     * of neighbours have been released already: see {@link NeighbourGroup}.
     *
     * @return whether there were any
     */
    boolean advance(long watermark) {
        if (seat == null) {
            release.releaseAll(next -> release.isDue(next, watermark));
        }
        release.settle(rules.horizon(watermark));
        release.foresee(watermark);
        return release.emitAll();
    }

    /** All streams are quiescent: nothing is pending of what W has passed the deadline of. */
    boolean quiesce(long watermark) {
        if (seat == null) {
            release.releaseAll(next -> release.isDecided(next, watermark));
        }
        release.settleAll();
        release.foresee(watermark);
        return release.emitAll();
    }

    /** The readings of a window; null where nothing is known of it. */
    WindowSummary summary(long windowStartMillis) {
        PaneReadings readings = panes.ofWindow(windowStartMillis);
        if (readings == null) {
            return null;
        }
        long end = rules.windowing().windowEnd(windowStartMillis);
        return readings.summary(emitted.of(windowStartMillis, end));
    }

    /**
     * Forgets what is in windows whose rows are final; until then a row counts its fills.
     *
     * @param horizon the latest event time that is beyond the horizon
     * @return whether there was anything
     */
    boolean forget(long horizon) {
        boolean any = !strays.isEmpty();
        if (any) {
            strays.forget(horizon);
        }
        if (!panes.haveFixed(horizon)) {
            return any;
        }
        emitted.awaitNoRevisionsOf(each -> panes.isFixed(each.timeMillis, horizon));
        emitted.forgetBefore(panes.forgetFinal(horizon));
        return true;
    }

    /**
     * Whether nothing is left of the sensor, and what was learned of it will be too old for
     * whatever is still within the horizon.
     */
    boolean isOver(long horizon) {
        return waiting.isEmpty()
                && emitted.isEmpty()
                && panes.isEmpty()
                && strays.isEmpty()
                && release.isForgotten(horizon);
    }
}
