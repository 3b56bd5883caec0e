package dev.recon.series;

import dev.recon.series.Waiting.Entry;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Sensors of one leg that are neighbours. Their readings have their turns in one order, of event
 * time, then what was measured before what is lost, so that a lost reading knows of what its
 * neighbours showed at that time. What each has learned of the others thus depends on nothing but
 * what was measured.
 */
final class NeighbourGroup {

    private static final Comparator<Entry> ORDER =
            Comparator.<Entry>comparingLong(each -> each.timeMillis)
                    .thenComparing(each -> each.kind != Waiting.REAL);

    /** By their places; null where there is none yet, or not any more. */
    private final SensorSeries[] members;

    NeighbourGroup(int size) {
        members = new SensorSeries[size];
    }

    void join(SensorSeries series, int place) {
        members[place] = series;
        series.group = this;
    }

    void leave(SensorSeries series) {
        for (int place = 0; place < members.length; place++) {
            if (members[place] == series) {
                members[place] = null;
            }
        }
    }

    /** The first that is not due stops all that are behind it. */
    void takeTurns(Predicate<Entry> isDue) {
        for (SensorSeries next = next(); next != null; next = next()) {
            Entry reading = next.waiting.peek();
            if (!isDue.test(reading)) {
                return;
            }
            next.takeTurn(reading);
        }
    }

    /** Whose turn it is; null when nothing waits. Of two at once, that in the first place. */
    private SensorSeries next() {
        SensorSeries first = null;
        Entry earliest = null;
        for (SensorSeries each : members) {
            Entry reading = each == null ? null : each.waiting.peek();
            if (reading != null && (earliest == null || ORDER.compare(reading, earliest) < 0)) {
                first = each;
                earliest = reading;
            }
        }
        return first;
    }
}
