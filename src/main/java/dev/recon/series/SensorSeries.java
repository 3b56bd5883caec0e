package dev.recon.series;

import dev.recon.core.Rules;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.FillSink;
import dev.recon.fill.SensorFills;
import dev.recon.fill.SeriesTaker.Quality;
import dev.recon.fill.WindowSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One sensor on one leg: its expected readings, in order of event time once all of that time have
 * been decided, and what was told of those that it lacks. Learning knows only what was there in its
 * turn: a reading found later withdraws its fill, but changes no other, so that the fills are the
 * same whenever it is found.
 *
 * <p>A reading that is expected only after later ones had their turn is told without a basis.
 */
final class SensorSeries implements FillSink {

    final int leg;
    final byte[] source;
    final SeriesSettings settings;
    final SensorFills fills;
    Waiting waiting = new Waiting();

    /** In the order in which they were told. */
    final List<Told> told = new ArrayList<>();

    /** Readings that were decided unexpected, and may still be expected. */
    final List<Stray> strays = new ArrayList<>();

    final TreeMap<Long, WindowReadings> windows = new TreeMap<>();

    /** Of the readings that had their turn. */
    long topMillis = Long.MIN_VALUE;

    private final SeriesOutput output;

    /** Those whose turn it was, and the fills that have to be told anew; until all are told. */
    private final List<Turn> turns = new ArrayList<>();

    private final List<Told> untold = new ArrayList<>();
    private final List<Found> foundInTurn = new ArrayList<>();
    private Told current;
    private long cachedStart;
    private WindowReadings cached;

    /** A reading that has had its turn; where it is lost, its fill. */
    private record Turn(byte[] id, long timeMillis, double value, Told lost) {}

    private record Found(Told lost, double value) {}

    /** A reading of a time that nobody expected. */
    record Stray(byte[] id, long timeMillis, double value) {}

    SensorSeries(
            int leg,
            byte[] source,
            SeriesSettings settings,
            SensorFills fills,
            SeriesOutput output) {
        this.leg = leg;
        this.source = source;
        this.settings = settings;
        this.fills = fills;
        this.output = output;
    }

    private Rules rules() {
        return settings.rules();
    }

    void arrived(byte[] id, long timeMillis, double value) {
        window(timeMillis).add(value);
        if (timeMillis > topMillis) {
            waiting.add(timeMillis, id, Waiting.REAL, value);
        } else {
            point(id, timeMillis, value);
        }
    }

    void missing(byte[] id, long timeMillis) {
        lacking(id, timeMillis, Waiting.MISSING);
    }

    /** It has no value that can be used; it may have been told as missing. */
    void invalid(byte[] id, long timeMillis) {
        Told lost = find(id, timeMillis);
        if (lost != null) {
            lost.fill.reason = Fill.Reason.INVALID;
            lost.fill.status = Fill.Status.REVISED;
            tell(lost, true);
        } else if (!waiting.change(id, timeMillis, Waiting.INVALID, Double.NaN)) {
            lacking(id, timeMillis, Waiting.INVALID);
        }
    }

    private void lacking(byte[] id, long timeMillis, byte kind) {
        if (timeMillis > topMillis) {
            waiting.add(timeMillis, id, kind, Double.NaN);
        } else {
            tell(told(id, timeMillis, kind), true);
        }
    }

    /**
     * It was missing, and has turned up.
     *
     * @param value NaN where it was filtered out
     */
    void found(byte[] id, long timeMillis, double value) {
        Told lost = find(id, timeMillis);
        boolean isKnown = lost != null || waiting.change(id, timeMillis, Waiting.FOUND, value);
        if (isKnown && !Double.isNaN(value)) {
            window(timeMillis).add(value);
        }
        if (lost != null) {
            withdraw(lost, value);
        }
    }

    void unexpected(byte[] id, long timeMillis, double value) {
        strays.add(new Stray(id, timeMillis, value));
    }

    void explained(byte[] id, long timeMillis) {
        for (Stray stray : strays) {
            if (Arrays.equals(stray.id, id)) {
                strays.remove(stray);
                arrived(id, timeMillis, stray.value);
                return;
            }
        }
        invalid(id, timeMillis);
    }

    /**
     * W has come to a later time: those of which nothing earlier is pending have their turn. What
     * is told of each is what is known when all of them have had it.
     *
     * @return whether there were any
     */
    boolean advance(long watermark) {
        boolean any = false;
        while (!waiting.isEmpty() && rules().deadline(waiting.timeMillis()) <= watermark) {
            takeTurn();
            any = true;
        }
        tellAll();
        return any;
    }

    /** All streams are at rest: nothing is pending. */
    boolean rest() {
        boolean any = !waiting.isEmpty();
        while (!waiting.isEmpty()) {
            takeTurn();
        }
        tellAll();
        return any;
    }

    private void takeTurn() {
        long time = waiting.timeMillis();
        byte[] id = waiting.id();
        byte kind = waiting.kind();
        double value = waiting.value();
        waiting.remove();
        boolean isFirst = time > topMillis;
        topMillis = Math.max(topMillis, time);
        if (kind == Waiting.REAL) {
            if (isFirst) {
                fills.next(time, value, output.workspace(), this);
            }
            if (settings.isSeriesWanted()) {
                turns.add(new Turn(id, time, value, null));
            }
        } else {
            lack(id, time, kind, value, isFirst);
        }
    }

    private void lack(byte[] id, long time, byte kind, double value, boolean isFirst) {
        Told lost = told(id, time, kind);
        if (isFirst) {
            current = lost;
            lost.slot = fills.next(time, Double.NaN, output.workspace(), this);
            current = null;
        }
        if (kind == Waiting.FOUND) {
            foundInTurn.add(new Found(lost, value));
        }
        untold.add(lost);
        if (settings.isSeriesWanted()) {
            turns.add(new Turn(id, time, value, lost));
        }
    }

    private void tellAll() {
        if (untold.isEmpty() && turns.isEmpty()) {
            return;
        }
        for (Turn turn : turns) {
            if (turn.lost == null) {
                point(turn.id, turn.timeMillis, turn.value);
            } else {
                synthetic(turn.lost, turn.lost.fill.revision + 1);
            }
        }
        for (Told each : untold) {
            boolean isNew = each.fill.revision == 0;
            each.fill.status = isNew ? Fill.Status.PROVISIONAL : Fill.Status.REVISED;
            tell(each, !isNew);
        }
        turns.clear();
        untold.clear();
        for (Found each : foundInTurn) {
            withdraw(each.lost, each.value);
        }
        foundInTurn.clear();
    }

    private Told told(byte[] id, long timeMillis, byte kind) {
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
        if (readingsAfter == 0) {
            current.set(value, sd, lower, upper, method, 0);
            return;
        }
        for (int i = told.size() - 1; i >= 0; i--) {
            Told each = told.get(i);
            if (each.slot == slot) {
                each.set(value, sd, lower, upper, method, readingsAfter);
                if (!untold.contains(each)) {
                    untold.add(each);
                }
                return;
            }
        }
    }

    /**
     * @param withPoint whether the series has to be told of it as well
     */
    private void tell(Told some, boolean withPoint) {
        Fill fill = some.fill;
        fill.revision++;
        output.taker().fill(leg, source, fill);
        if (withPoint && settings.isSeriesWanted()) {
            synthetic(some, fill.revision);
        }
        window(fill.timeMillis);
        output.changed(leg, source, rules().windowStart(fill.timeMillis));
    }

    private void synthetic(Told some, int revision) {
        Fill fill = some.fill;
        output.taker()
                .point(
                        leg,
                        source,
                        fill.id,
                        fill.timeMillis,
                        fill.value,
                        Quality.SYNTHETIC,
                        fill,
                        revision);
    }

    private void point(byte[] id, long timeMillis, double value) {
        if (settings.isSeriesWanted()) {
            output.taker().point(leg, source, id, timeMillis, value, Quality.GOOD, null, 1);
        }
    }

    private void withdraw(Told lost, double value) {
        told.remove(lost);
        Fill fill = lost.fill;
        fill.status = Fill.Status.WITHDRAWN;
        fill.actual = value;
        window(fill.timeMillis).check(fill);
        tell(lost, false);
        output.withdrawn(fill);
        if (settings.isSeriesWanted() && !Double.isNaN(value)) {
            output.taker()
                    .point(
                            leg,
                            source,
                            fill.id,
                            fill.timeMillis,
                            value,
                            Quality.CORRECTED,
                            null,
                            fill.revision);
        }
    }

    private Told find(byte[] id, long timeMillis) {
        for (Told each : told) {
            if (each.fill.timeMillis == timeMillis && Arrays.equals(each.fill.id, id)) {
                return each;
            }
        }
        return null;
    }

    private WindowReadings window(long timeMillis) {
        long start = rules().windowStart(timeMillis);
        if (cached == null || cachedStart != start) {
            cached = windows.computeIfAbsent(start, any -> new WindowReadings());
            cachedStart = start;
        }
        return cached;
    }

    /** The readings of a window; null where nothing is known of it. */
    WindowSummary summary(long windowStartMillis) {
        WindowReadings readings = windows.get(windowStartMillis);
        if (readings == null) {
            return null;
        }
        List<Fill> standing = new ArrayList<>();
        for (Told each : told) {
            if (rules().windowStart(each.fill.timeMillis) == windowStartMillis) {
                standing.add(each.fill);
            }
        }
        return readings.summary(standing);
    }

    /**
     * Forgets what is beyond the horizon, whose rows are final.
     *
     * @return whether nothing is left of the sensor
     */
    boolean forget(long watermark) {
        long horizon = rules().horizon(watermark);
        told.removeIf(each -> isFinal(each.fill.timeMillis, horizon));
        strays.removeIf(each -> each.timeMillis <= horizon);
        Iterator<Map.Entry<Long, WindowReadings>> oldest = windows.entrySet().iterator();
        while (oldest.hasNext() && rules().windowLast(oldest.next().getKey()) <= horizon) {
            oldest.remove();
            cached = null;
        }
        boolean isEmpty = waiting.isEmpty() && told.isEmpty() && windows.isEmpty();
        return isEmpty && strays.isEmpty() && topMillis + settings.forgetAfterMillis() <= watermark;
    }

    /** Whether the window of a time is; until then its row counts the fills in it. */
    private boolean isFinal(long timeMillis, long horizon) {
        return rules().windowLast(rules().windowStart(timeMillis)) <= horizon;
    }
}
