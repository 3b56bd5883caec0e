package dev.recon.report;

import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.FillRow;
import dev.recon.rows.SeriesRow;
import java.util.HashMap;
import java.util.Map;

/**
 * A sensor in figures. Of what was measured in time only sums are kept.
 *
 * <p>A job that was started anew may have written its rows twice. The first rows of a sensor are in
 * order of time within a partition: what is not later than the last one of it has been counted.
 */
final class SourceTally {

    private final String source;
    private final Map<Integer, SeriesRow> latest = new HashMap<>();
    private final Map<String, Unmeasured> unmeasured = new HashMap<>();
    private long good;
    private long goodWithValue;
    private double mean;
    private double squares;

    SourceTally(String source) {
        this.source = source;
    }

    /** False when it has been counted before. */
    boolean series(int partition, SeriesRow row) {
        Unmeasured known = unmeasured.get(row.id());
        if (row.quality() != Quality.GOOD && known == null) {
            known = new Unmeasured();
            unmeasured.put(row.id(), known);
        }
        if (known != null) {
            known.series(row);
            return false;
        }
        return good(partition, row);
    }

    private boolean good(int partition, SeriesRow row) {
        SeriesRow before = latest.get(partition);
        if (before != null
                && (row.eventTimeMillis() < before.eventTimeMillis()
                        || (row.eventTimeMillis() == before.eventTimeMillis()
                                && row.id().equals(before.id())))) {
            return false;
        }
        latest.put(partition, row);
        good++;
        if (row.hasValue()) {
            goodWithValue++;
            double deviation = row.value() - mean;
            mean += deviation / goodWithValue;
            squares += deviation * (row.value() - mean);
        }
        return true;
    }

    void fill(FillRow row) {
        unmeasured.computeIfAbsent(row.id(), id -> new Unmeasured()).fill(row);
    }

    Map<String, Unmeasured> unmeasured() {
        return unmeasured;
    }

    SourceSummary summary(Truths truths) {
        Accuracy accuracy = Accuracy.NONE;
        long synthetic = 0;
        long without = 0;
        long corrected = 0;
        for (Map.Entry<String, Unmeasured> entry : unmeasured.entrySet()) {
            Unmeasured each = entry.getValue();
            synthetic += each.isSynthetic() ? 1 : 0;
            without += each.hasNoValue() ? 1 : 0;
            corrected += each.isCorrected() ? 1 : 0;
            double actual =
                    Double.isNaN(each.actual) ? truths.of(source, entry.getKey()) : each.actual;
            accuracy = accuracy.with(each.fillValue, each.lower, each.upper, actual);
        }
        return new SourceSummary(
                source,
                good,
                synthetic,
                without,
                corrected,
                Math.sqrt(squares / goodWithValue),
                accuracy);
    }
}
