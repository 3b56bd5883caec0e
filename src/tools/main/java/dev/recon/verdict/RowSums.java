package dev.recon.verdict;

import dev.recon.core.rows.Counter;
import dev.recon.rows.MetricsRow;
import dev.recon.truth.Totals;
import dev.recon.truth.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** One count, summed over all windows for each source, and for {@link MetricsRow#ALL} of them. */
final class RowSums {

    private RowSums() {}

    static SortedMap<String, Long> ofRows(Collection<MetricsRow> rows, Counter count) {
        SortedMap<String, Long> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.source(), row.count(count), Long::sum));
        return sums;
    }

    static SortedMap<String, Long> ofTruth(Truth truth, ToLongFunction<Totals> count) {
        SortedMap<String, Long> sums = new TreeMap<>();
        truth.bySource().forEach((source, totals) -> sums.put(source, count.applyAsLong(totals)));
        sums.put(MetricsRow.ALL, count.applyAsLong(truth.totals()));
        return sums;
    }

    /** A source of which nothing was counted may be without a row. */
    static List<String> texts(SortedMap<String, Long> bySource) {
        List<String> texts = new ArrayList<>();
        bySource.forEach(
                (source, sum) -> {
                    if (sum != 0) {
                        texts.add("rows of " + source + " = " + sum);
                    }
                });
        return texts;
    }
}
