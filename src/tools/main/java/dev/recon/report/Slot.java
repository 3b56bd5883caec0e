package dev.recon.report;

import dev.recon.rows.SeriesRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An expected reading in the picture.
 *
 * @param row as it was measured; null for one that was not
 * @param mark its fill; null for one that was measured
 */
record Slot(long timeMillis, SeriesRow row, FillMark mark) {

    /** All of them, in order of time. A withdrawn fill's slot is that of the reading. */
    static List<Slot> of(List<SeriesRow> readings, List<FillMark> marks) {
        List<Slot> slots = new ArrayList<>();
        Set<String> measured = new HashSet<>();
        for (SeriesRow row : readings) {
            if (row.isMeasured()) {
                slots.add(new Slot(row.eventTimeMillis(), row, null));
                measured.add(row.id());
            }
        }
        for (FillMark mark : marks) {
            if (!measured.contains(mark.id())) {
                slots.add(new Slot(mark.timeMillis(), null, mark));
            }
        }
        slots.sort(Comparator.comparingLong(Slot::timeMillis));
        return slots;
    }

    boolean isMeasured() {
        return row != null;
    }

    boolean hasValue() {
        return isMeasured() ? row.hasValue() : mark.hasValue();
    }

    double value() {
        return isMeasured() ? row.value() : mark.value();
    }

    /** What was measured is certain. */
    double lower() {
        return isMeasured() ? row.value() : mark.lower();
    }

    double upper() {
        return isMeasured() ? row.value() : mark.upper();
    }
}
