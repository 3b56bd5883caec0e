package dev.recon.series;

import dev.recon.fill.FillGroup;
import dev.recon.series.Waiting.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Sensors of one leg that are neighbours. Their readings have their turns in one order, of event
 * time, so that what each has learned of the others depends on nothing but what was measured, and
 * on what came too late for its turn. Those of one time have it together: all are shown before any
 * is learned from or filled.
 */
final class NeighbourGroup {

    private static final long NOTHING = Long.MAX_VALUE;

    /** By their places; null where there is none yet, or not any more. */
    private final SensorSeries[] members;

    private final FillGroup fills;
    private final List<SensorSeries> shown = new ArrayList<>();

    NeighbourGroup(int size) {
        members = new SensorSeries[size];
        fills = new FillGroup(size);
    }

    /** The place of one sensor. */
    record Seat(NeighbourGroup group, int place) {

        FillGroup fills() {
            return group.fills;
        }

        void take(SensorSeries series) {
            group.members[place] = series;
        }

        void leave() {
            group.members[place] = null;
            group.fills.leave(place);
        }
    }

    /** The first that is not due stops all that are behind it. */
    void takeTurns(BiPredicate<SensorSeries, Entry> isDue) {
        long time = nextMillis(isDue);
        while (time != NOTHING) {
            for (SensorSeries each : members) {
                if (isNext(each, time)) {
                    each.show(each.waiting.peek());
                    shown.add(each);
                }
            }
            loseSightOf(time);
            shown.forEach(SensorSeries::learn);
            shown.clear();
            time = nextMillis(isDue);
        }
    }

    /** As it was when this was saved. */
    void loseSight() {
        long top = Long.MIN_VALUE;
        for (SensorSeries each : members) {
            top = each == null ? top : Math.max(top, each.topMillis);
        }
        loseSightOf(top);
    }

    /** By event time, as when a sensor is freed goes by W. */
    private void loseSightOf(long timeMillis) {
        for (int place = 0; place < members.length; place++) {
            if (members[place] != null && members[place].isForgotten(timeMillis)) {
                fills.leave(place);
            }
        }
    }

    /** The time of those whose turn it is, all of which are due. */
    private long nextMillis(BiPredicate<SensorSeries, Entry> isDue) {
        long time = NOTHING;
        boolean areDue = false;
        for (SensorSeries each : members) {
            Entry reading = each == null ? null : each.waiting.peek();
            if (reading != null && reading.timeMillis <= time) {
                areDue = isDue.test(each, reading) && (areDue || reading.timeMillis < time);
                time = reading.timeMillis;
            }
        }
        return areDue ? time : NOTHING;
    }

    private static boolean isNext(SensorSeries member, long timeMillis) {
        Entry reading = member == null ? null : member.waiting.peek();
        return reading != null && reading.timeMillis == timeMillis;
    }
}
