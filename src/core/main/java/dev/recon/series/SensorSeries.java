package dev.recon.series;

import dev.recon.core.time.Rules;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.FillSink;
import dev.recon.fill.SensorFills;
import dev.recon.fill.WindowSummary;
import dev.recon.series.Waiting.Entry;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One sensor on one leg: its expected readings, in order of event time once all of that time have
 * been decided, and what was told of those that it lacks. Learning knows only what was there in its
 * turn: a reading found later withdraws its fill, but changes no other.
 *
 * <p>A reading that is expected only after later ones had their turn is told without a basis.
 */
final class SensorSeries implements FillSink {

    final int leg;
    final byte[] source;
    final SeriesSettings settings;

    /** Null before the first reading has its turn. */
    SensorFills fills;

    /** Null where it has no neighbours. */
    final NeighbourGroup.Seat seat;

    final Waiting waiting = new Waiting();
    final ToldFills told = new ToldFills();
    final Windows windows;

    /** Readings that were decided unexpected, and may still be expected, by their ids. */
    final Map<ByteBuffer, Stray> strays = new HashMap<>();

    /** Of the readings that had their turn. */
    long topMillis = Long.MIN_VALUE;

    private final SeriesOutput output;
    private final Teller teller;

    /** That of which it is the turn: its fill, where it is lost, and its place. */
    private Told current;

    private long slot = Told.NO_SLOT;
    private boolean hadTurns;

    /** Whether what is known is said though more may come. */
    private boolean settles;

    /** Only fills of windows that are over by then are revised. */
    private long settledMillis = Long.MAX_VALUE;

    /** The time is the reading's own; the one at which it is expected may be another. */
    record Stray(long timeMillis, double value) {}

    SensorSeries(
            int leg,
            byte[] source,
            NeighbourGroup.Seat seat,
            SeriesSettings settings,
            SeriesOutput output) {
        this.leg = leg;
        this.seat = seat;
        this.source = source;
        this.settings = settings;
        this.output = output;
        windows = new Windows(settings.rules());
        teller = new Teller(leg, source, settings, output, told, windows);
    }

    private Rules rules() {
        return settings.rules();
    }

    /**
     * @param watermark W as far as is known here, as in all that follow
     */
    void arrived(byte[] id, long timeMillis, double value, long watermark) {
        windows.of(timeMillis).add(value);
        if (timeMillis > topMillis) {
            await(id, timeMillis, Waiting.REAL, value, watermark);
        } else {
            teller.good(id, timeMillis, value);
        }
    }

    void missing(byte[] id, long timeMillis, long watermark) {
        lacking(id, timeMillis, Waiting.MISSING, watermark);
    }

    /** It has no value that can be used; it may have been told as missing. */
    void invalid(byte[] id, long timeMillis, long watermark) {
        Told lost = told.of(id, timeMillis);
        if (lost != null) {
            lost.fill.reason = Fill.Reason.INVALID;
            teller.tell(lost);
        } else if (!waiting.change(id, timeMillis, Waiting.INVALID, Double.NaN)) {
            lacking(id, timeMillis, Waiting.INVALID, watermark);
        }
    }

    private void lacking(byte[] id, long timeMillis, byte kind, long watermark) {
        if (timeMillis > topMillis) {
            await(id, timeMillis, kind, Double.NaN, watermark);
        } else {
            teller.tell(lost(id, timeMillis, kind));
        }
    }

    /**
     * A reading that comes when its deadline has passed waits for those that came with it, of which
     * some may be decided missing: at the next multiple of the timer resolution after the W of the
     * reconciler, which may be one ahead of the W that is known here.
     */
    private void await(byte[] id, long timeMillis, byte kind, double value, long watermark) {
        long turn = rules().deadline(timeMillis);
        if (turn <= watermark) {
            long step = rules().timerResolutionMillis();
            turn = watermark == Rules.END ? watermark : watermark + 2 * step;
        }
        waiting.add(new Entry(timeMillis, turn, id, kind, value));
    }

    /**
     * It was missing, and has turned up.
     *
     * @param value NaN where it was filtered out
     */
    void found(byte[] id, long timeMillis, double value, long watermark) {
        Told lost = told.of(id, timeMillis);
        if (lost == null && !waiting.change(id, timeMillis, Waiting.FOUND, value)) {
            if (!Double.isNaN(value)) {
                arrived(id, timeMillis, value, watermark); // missed before there were fills
            }
            return;
        }
        if (!Double.isNaN(value)) {
            windows.of(timeMillis).add(value);
        }
        if (lost != null) {
            teller.withdraw(lost, value);
        }
    }

    void unexpected(byte[] id, long timeMillis, double value) {
        strays.put(ByteBuffer.wrap(id), new Stray(timeMillis, value));
    }

    void explained(byte[] id, long timeMillis, long watermark) {
        Stray stray = strays.remove(ByteBuffer.wrap(id));
        if (stray != null) {
            arrived(id, timeMillis, stray.value, watermark);
        } else {
            invalid(id, timeMillis, watermark);
        }
    }

    /**
     * W has come to a later time: those of which nothing earlier is pending have their turn. What
     * is told of each is what is known when all of them have had it. Those of neighbours have had
     * it already: see {@link NeighbourGroup}.
     *
     * @return whether there were any
     */
    boolean advance(long watermark) {
        if (seat == null) {
            takeTurns(next -> isDue(next, watermark));
        }
        settle(rules().horizon(watermark));
        foresee(watermark);
        return tellAll();
    }

    /**
     * Whether a reading is released at W. One that waits for others is released before its window
     * closes at the latest: by then all that is in the window has been decided, and what became
     * known of it later would change a row that is final.
     */
    boolean isDue(Entry reading, long watermark) {
        return reading.turnMillis <= watermark
                || isFinal(rules().windowStart(reading.timeMillis), rules().horizon(watermark));
    }

    /** All streams are at rest: nothing is pending of what W has passed the deadline of. */
    boolean rest(long watermark) {
        if (seat == null) {
            takeTurns(next -> rules().deadline(next.timeMillis) <= watermark);
        }
        if (told.awaitsRevision()) {
            settleUntil(Long.MAX_VALUE);
        }
        foresee(watermark);
        return tellAll();
    }

    private void takeTurns(Predicate<Entry> isDue) {
        for (Entry next = waiting.peek(); next != null && isDue.test(next); next = waiting.peek()) {
            takeTurn(next);
        }
    }

    /** What is beyond the horizon is revised for the last time, with what is known by now. */
    private void settle(long horizon) {
        if (told.awaitsRevision() && windows.haveFinal(horizon)) {
            settleUntil(horizon);
        }
    }

    private void settleUntil(long horizon) {
        settles = true;
        settledMillis = horizon;
        fills.settle(output.workspace(), this);
        settledMillis = Long.MAX_VALUE;
        settles = false;
    }

    /** Looks at what waits behind a gap for those of its fills that are forecasts. */
    private void foresee(long watermark) {
        if (told.isLastForecast() && fills.isGapOpen()) {
            Foresight.look(
                    fills,
                    settings.method(),
                    waiting,
                    topMillis,
                    watermark,
                    output.workspace(),
                    this::foreseen);
        }
    }

    private void foreseen(
            long slot,
            int readingsAfter,
            double value,
            double sd,
            double lower,
            double upper,
            FillMethod method) {
        Told forecast = told.ofSlot(slot);
        if (forecast != null && forecast.fill.readingsAfter == 0) {
            forecast.set(value, sd, lower, upper, method, readingsAfter);
            forecast.isForeseen = true;
            teller.setUntold(forecast);
        }
    }

    private boolean isFinal(long windowStartMillis, long horizon) {
        return rules().windowLast(windowStartMillis) <= horizon;
    }

    private void takeTurn(Entry reading) {
        show(reading);
        learn();
    }

    /** The reading has its turn; what neighbours show at that time follows, then {@link #learn}. */
    void show(Entry reading) {
        hadTurns = true;
        waiting.remove(reading);
        boolean isReal = reading.kind == Waiting.REAL;
        current = isReal ? null : lost(reading.id, reading.timeMillis, reading.kind);
        if (reading.timeMillis > topMillis
                && !(isReal && Math.abs(reading.value) >= SensorFills.LARGEST)) {
            slot = fills(reading).show(reading.timeMillis, isReal ? reading.value : Double.NaN);
            topMillis = reading.timeMillis;
        }
        teller.hadTurn(reading, current);
    }

    private SensorFills fills(Entry reading) {
        if (fills == null || isForgotten(reading.timeMillis)) {
            fills =
                    seat == null
                            ? new SensorFills(settings.method())
                            : new SensorFills(settings.method(), seat.fills(), seat.place());
            told.awaitNoRevisions(); // which go by the slots of the one before
        }
        return fills;
    }

    /** From what was shown last. */
    void learn() {
        if (slot != Told.NO_SLOT) {
            fills.learn(output.workspace(), this);
        }
        if (current != null) {
            if (slot != Told.NO_SLOT) {
                told.awaitRevision(current, slot);
            }
            teller.setUntold(current);
        }
        current = null;
        slot = Told.NO_SLOT;
    }

    private Told lost(byte[] id, long timeMillis, byte kind) {
        Fill.Reason reason = kind == Waiting.INVALID ? Fill.Reason.INVALID : Fill.Reason.MISSING;
        Told added = new Told(id, timeMillis, reason);
        told.add(added);
        return added;
    }

    @Override
    public void fill(
            long slot,
            int readingsAfter,
            double value,
            double sd,
            double lower,
            double upper,
            FillMethod method) {
        Told revised = readingsAfter == 0 ? current : told.ofSlot(slot);
        if (revised != null
                && isNews(revised, readingsAfter)
                && isFinal(rules().windowStart(revised.fill.timeMillis), settledMillis)) {
            revised.isForeseen = false;
            revised.set(value, sd, lower, upper, method, readingsAfter);
            told.revised(revised);
            teller.setUntold(revised);
        }
    }

    /** What was foreseen counts for less than what is known for good, unless that is little yet. */
    private boolean isNews(Told some, int readingsAfter) {
        int known = some.fill.readingsAfter;
        if (readingsAfter == 0) {
            return true;
        }
        return some.isForeseen ? settles || readingsAfter >= known : readingsAfter > known;
    }

    /** Returns whether any had their turn. */
    private boolean tellAll() {
        teller.tellAll();
        boolean any = hadTurns;
        hadTurns = false;
        return any;
    }

    /** The readings of a window; null where nothing is known of it. */
    WindowSummary summary(long windowStartMillis) {
        WindowReadings readings = windows.startingAt(windowStartMillis);
        if (readings == null) {
            return null;
        }
        long end = windowStartMillis + rules().metricsIntervalMillis();
        return readings.summary(told.of(windowStartMillis, end));
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
            strays.values().removeIf(each -> each.timeMillis <= horizon);
        }
        if (!windows.haveFinal(horizon)) {
            return any;
        }
        windows.forgetFinal(horizon);
        told.forgetBefore(rules().windowStart(horizon + 1));
        return true;
    }

    /**
     * Whether nothing is left of the sensor, and what was learned of it will be too old for
     * whatever is still within the horizon.
     */
    boolean isOver(long horizon) {
        return waiting.isEmpty()
                && told.isEmpty()
                && windows.isEmpty()
                && strays.isEmpty()
                && isForgotten(horizon);
    }

    /** Whether by then the sensor was silent for so long that it counts as a new one. */
    boolean isForgotten(long timeMillis) {
        return timeMillis - settings.forgetAfterMillis() >= topMillis;
    }
}
