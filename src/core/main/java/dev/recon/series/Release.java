package dev.recon.series;

import dev.recon.core.time.Rules;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.FillSink;
import dev.recon.fill.SensorFills;
import dev.recon.fill.Workspace;
import dev.recon.series.Waiting.Entry;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Releases the readings of one sensor to its fills, in order of event time, and takes what they say
 * of the lost ones. Learning knows only what was there by then.
 */
final class Release implements FillSink {

    /** Null before the first reading is released. */
    SensorFills fills;

    /** Of the readings that were released. */
    long topMillis = Long.MIN_VALUE;

    private final SeriesSettings settings;
    private final Workspace workspace;
    private final Waiting waiting;
    private final EmittedFills emitted;
    private final Panes panes;
    private final Emitter emitter;
    private final Supplier<SensorFills> newFills;

    /** That which is released: its fill, where it is lost, and its place. */
    private EmittedFill current;

    private long slot = EmittedFill.NO_SLOT;
    private boolean hasReleased;

    /** Whether what is known is said though more may come. */
    private boolean settles;

    /** Only fills of which a row is final by then are revised. */
    private long settledMillis = Long.MAX_VALUE;

    /**
     * @param newFills makes those of a sensor of which nothing is known
     */
    Release(
            SeriesSettings settings,
            Workspace workspace,
            Waiting waiting,
            EmittedFills emitted,
            Panes panes,
            Emitter emitter,
            Supplier<SensorFills> newFills) {
        this.settings = settings;
        this.workspace = workspace;
        this.waiting = waiting;
        this.emitted = emitted;
        this.panes = panes;
        this.emitter = emitter;
        this.newFills = newFills;
    }

    private Rules rules() {
        return settings.rules();
    }

    /** The next that waits; null for none. */
    Entry next() {
        return waiting.peek();
    }

    /**
     * Whether a reading is released at W. One that waits for others is released before the first of
     * its windows closes at the latest: by then all that is of its time has been decided, and what
     * became known of it later would change a row that is final.
     */
    boolean isDue(Entry reading, long watermark) {
        return reading.releaseMillis <= watermark
                || panes.isFixed(reading.timeMillis, rules().horizon(watermark));
    }

    /** Whether nothing is pending of its time when all streams are quiescent. */
    boolean isDecided(Entry reading, long watermark) {
        return rules().deadline(reading.timeMillis) <= watermark;
    }

    /** The first that is not due stops all that are behind it. */
    void releaseAll(Predicate<Entry> isDue) {
        for (Entry next = next(); next != null && isDue.test(next); next = next()) {
            show();
            learn();
        }
    }

    /** The next is released; what neighbours show at that time follows, then {@link #learn}. */
    void show() {
        Entry reading = waiting.peek();
        hasReleased = true;
        waiting.remove(reading);
        boolean isReal = reading.kind == Waiting.REAL;
        current = isReal ? null : lost(reading.id, reading.timeMillis, reading.kind);
        if (reading.timeMillis > topMillis
                && !(isReal && Math.abs(reading.value) >= SensorFills.LARGEST)) {
            slot = fills(reading).show(reading.timeMillis, isReal ? reading.value : Double.NaN);
            topMillis = reading.timeMillis;
        }
        emitter.released(reading, current);
    }

    private SensorFills fills(Entry reading) {
        if (fills == null || isForgotten(reading.timeMillis)) {
            fills = newFills.get();
            emitted.awaitNoRevisions(); // which go by the slots of the one before
        }
        return fills;
    }

    /** From what was shown last. */
    void learn() {
        if (slot != EmittedFill.NO_SLOT) {
            fills.learn(workspace, this);
        }
        if (current != null) {
            if (slot != EmittedFill.NO_SLOT) {
                emitted.awaitRevision(current, slot);
            }
            emitter.queue(current);
        }
        current = null;
        slot = EmittedFill.NO_SLOT;
    }

    /** A lost reading, of which there is no fill yet. */
    EmittedFill lost(byte[] id, long timeMillis, byte kind) {
        Fill.Reason reason = kind == Waiting.INVALID ? Fill.Reason.INVALID : Fill.Reason.MISSING;
        EmittedFill added = new EmittedFill(id, timeMillis, reason);
        emitted.add(added);
        return added;
    }

    /** What is beyond the horizon is revised for the last time, with what is known by now. */
    void settle(long horizon) {
        if (emitted.awaitsRevision() && panes.haveFixed(horizon)) {
            settleUntil(horizon);
        }
    }

    /** So is everything, though more may come. */
    void settleAll() {
        if (emitted.awaitsRevision()) {
            settleUntil(Long.MAX_VALUE);
        }
    }

    private void settleUntil(long horizon) {
        settles = true;
        settledMillis = horizon;
        fills.settle(workspace, this);
        settledMillis = Long.MAX_VALUE;
        settles = false;
    }

    /** Looks at what waits behind a gap for those of its fills that are forecasts. */
    void foresee(long watermark) {
        if (emitted.isLastForecast() && fills.isGapOpen()) {
            FillSink sink = this::foreseen;
            Foresight.look(
                    fills, settings.method(), waiting, topMillis, watermark, workspace, sink);
        }
    }

    private void foreseen(
            long at,
            int readingsAfter,
            double value,
            double sd,
            double lower,
            double upper,
            FillMethod method) {
        EmittedFill forecast = emitted.ofSlot(at);
        if (forecast != null && forecast.fill.readingsAfter == 0) {
            forecast.set(value, sd, lower, upper, method, readingsAfter);
            forecast.isForeseen = true;
            emitter.queue(forecast);
        }
    }

    @Override
    public void fill(
            long at,
            int readingsAfter,
            double value,
            double sd,
            double lower,
            double upper,
            FillMethod method) {
        EmittedFill revised = readingsAfter == 0 ? current : emitted.ofSlot(at);
        if (revised != null
                && isNews(revised, readingsAfter)
                && panes.isFixed(revised.fill.timeMillis, settledMillis)) {
            revised.isForeseen = false;
            revised.set(value, sd, lower, upper, method, readingsAfter);
            emitted.revised(revised);
            emitter.queue(revised);
        }
    }

    /** What was foreseen counts for less than what is known for good, unless that is little yet. */
    private boolean isNews(EmittedFill some, int readingsAfter) {
        int known = some.fill.readingsAfter;
        if (readingsAfter == 0) {
            return true;
        }
        return some.isForeseen ? settles || readingsAfter >= known : readingsAfter > known;
    }

    /** Emits what was released since the last time; returns whether there was anything. */
    boolean emitAll() {
        emitter.emitAll();
        boolean any = hasReleased;
        hasReleased = false;
        return any;
    }

    /** Whether by then the sensor was silent for so long that it counts as a new one. */
    boolean isForgotten(long timeMillis) {
        return timeMillis - settings.forgetAfterMillis() >= topMillis;
    }
}
