package dev.recon.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is of a sensor in a stretch: the latest row of each reading and of each fill. */
final class Scene {

    private final Stretch stretch;
    private final Map<String, SeriesRow> series = new HashMap<>();
    private final Map<String, FillRow> fills = new HashMap<>();

    Scene(Stretch stretch) {
        this.stretch = stretch;
    }

    void series(SeriesRow row) {
        if (stretch.has(row.timeMillis())) {
            series.merge(row.id(), row, (a, b) -> b.revision() >= a.revision() ? b : a);
        }
    }

    void fill(FillRow row) {
        if (stretch.has(row.timeMillis())) {
            fills.merge(row.id(), row, (a, b) -> b.revision() >= a.revision() ? b : a);
        }
    }

    /** In order of time. */
    List<SeriesRow> readings() {
        return series.values().stream()
                .sorted(
                        Comparator.comparingLong(SeriesRow::timeMillis)
                                .thenComparing(SeriesRow::id))
                .toList();
    }

    /** In order of time. */
    List<FillMark> marks(String source, Truths truths) {
        List<FillMark> marks = new ArrayList<>();
        fills.values().forEach(row -> marks.add(FillMark.of(row, truths.of(source, row.id()))));
        series.values().stream()
                .filter(row -> !row.isMeasured() && !fills.containsKey(row.id()))
                .forEach(row -> marks.add(FillMark.of(row, truths.of(source, row.id()))));
        marks.sort(Comparator.comparingLong(FillMark::timeMillis).thenComparing(FillMark::id));
        return marks;
    }
}
