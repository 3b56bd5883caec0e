package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.series.Waiting.Entry;
import java.util.ArrayList;
import java.util.List;

/** Tells what became of the readings of one sensor, once for all that had their turn together. */
final class Teller {

    private final int leg;
    private final byte[] source;
    private final SeriesSettings settings;
    private final SeriesOutput output;
    private final Narrator narrator;
    private final ToldFills told;
    private final Windows windows;

    /** Those whose turn it was, and the fills that have to be told anew; until all are told. */
    private final List<Turn> turns = new ArrayList<>();

    private final List<Told> untold = new ArrayList<>();

    /** A reading that has had its turn; where it is lost, its fill. */
    private record Turn(Entry reading, Told lost) {}

    Teller(
            int leg,
            byte[] source,
            SeriesSettings settings,
            SeriesOutput output,
            ToldFills told,
            Windows windows) {
        this.leg = leg;
        this.source = source;
        this.settings = settings;
        this.output = output;
        this.told = told;
        this.windows = windows;
        narrator = new Narrator(leg, source, settings, output);
    }

    /**
     * @param lost its fill; null for a reading that has arrived
     */
    void hadTurn(Entry reading, Told lost) {
        if (settings.isSeriesWanted() || reading.kind == Waiting.FOUND) {
            turns.add(new Turn(reading, lost));
        }
    }

    /** There is more to say of a fill than was said. */
    void setUntold(Told some) {
        if (!some.isUntold) {
            some.isUntold = true;
            untold.add(some);
        }
    }

    void tellAll() {
        for (Turn turn : turns) {
            Entry reading = turn.reading;
            if (turn.lost == null) {
                good(reading.id, reading.timeMillis, reading.value);
            } else {
                narrator.synthetic(turn.lost.fill, turn.lost.fill.revision + 1);
            }
        }
        for (Told each : untold) {
            each.isUntold = false;
            tell(each, each.fill.revision > 0);
        }
        untold.clear();
        for (Turn turn : turns) {
            if (turn.reading.kind == Waiting.FOUND) {
                withdraw(turn.lost, turn.reading.value);
            }
        }
        turns.clear();
    }

    void good(byte[] id, long timeMillis, double value) {
        narrator.good(id, timeMillis, value);
    }

    /** A fill, anew; the series is told of it as well. */
    void tell(Told some) {
        tell(some, true);
    }

    private void tell(Told some, boolean withPoint) {
        Fill fill = some.fill;
        fill.status = fill.revision == 0 ? Fill.Status.PROVISIONAL : Fill.Status.REVISED;
        narrator.fill(fill);
        if (withPoint) {
            narrator.synthetic(fill, fill.revision);
        }
        changed(fill);
    }

    void withdraw(Told lost, double value) {
        told.remove(lost);
        Fill fill = lost.fill;
        fill.status = Fill.Status.WITHDRAWN;
        fill.actual = value;
        windows.of(fill.timeMillis).check(fill);
        narrator.fill(fill);
        narrator.corrected(fill);
        changed(fill);
        output.withdrawn(fill);
    }

    private void changed(Fill fill) {
        windows.of(fill.timeMillis);
        output.changed(leg, source, settings.rules().windowStart(fill.timeMillis));
    }
}
