package dev.recon.report;

import dev.recon.rows.FillRow;
import dev.recon.rows.LatestRows;
import dev.recon.rows.SeriesRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What there is of a sensor in a stretch: the latest row of each reading and of each fill. */
final class Scene {

    private final Stretch stretch;
    private final LatestRows<SeriesRow> series = new LatestRows<>();
    private final LatestRows<FillRow> fills = new LatestRows<>();

    Scene(Stretch stretch) {
        this.stretch = stretch;
    }

    void series(SeriesRow row) {
        if (stretch.has(row.eventTimeMillis())) {
            series.add(row);
        }
    }

    void fill(FillRow row) {
        if (stretch.has(row.eventTimeMillis())) {
            fills.add(row);
        }
    }

    /** In order of time. */
    List<SeriesRow> readings() {
        return series.rows().stream()
                .sorted(
                        Comparator.comparingLong(SeriesRow::eventTimeMillis)
                                .thenComparing(SeriesRow::id))
                .toList();
    }

    /** In order of time. */
    List<FillMark> marks(String source, Truths truths) {
        List<FillMark> marks = new ArrayList<>();
        fills.rows().forEach(row -> marks.add(FillMark.of(row, truths.of(source, row.id()))));
        series.rows().stream()
                .filter(row -> !row.isMeasured() && fills.get(row.key()) == null)
                .forEach(row -> marks.add(FillMark.of(row, truths.of(source, row.id()))));
        marks.sort(Comparator.comparingLong(FillMark::timeMillis).thenComparing(FillMark::id));
        return marks;
    }
}
