package dev.recon.report;

import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.FillRow;
import dev.recon.rows.Revised;
import dev.recon.rows.SeriesRow;

/**
 * An expected reading that was not measured in time: what its latest rows say. There may be
 * millions of them, so this is no more than the numbers.
 */
final class Unmeasured {

    /** Null as long as the series says nothing of it. */
    Quality quality;

    long timeMillis;
    double seriesValue = Double.NaN;
    double fillValue = Double.NaN;
    double lower = Double.NaN;
    double upper = Double.NaN;
    double actual = Double.NaN;
    private long seriesEpoch;
    private long seriesRevision = Long.MIN_VALUE;
    private long fillEpoch;
    private long fillRevision = Long.MIN_VALUE;

    void series(SeriesRow row) {
        if (!isNew(row, seriesEpoch, seriesRevision)) {
            return;
        }
        seriesEpoch = row.epoch();
        seriesRevision = row.revision();
        timeMillis = row.eventTimeMillis();
        quality = row.quality();
        seriesValue = row.value();
        if (fillRevision == Long.MIN_VALUE && !row.isMeasured()) {
            fillValue = row.value();
            lower = row.lower();
            upper = row.upper();
        }
    }

    void fill(FillRow row) {
        if (!isNew(row, fillEpoch, fillRevision)) {
            return;
        }
        fillEpoch = row.epoch();
        fillRevision = row.revision();
        timeMillis = row.eventTimeMillis();
        actual = row.actual();
        fillValue = row.value();
        lower = row.lower();
        upper = row.upper();
    }

    private static boolean isNew(Revised row, long epoch, long revision) {
        return row.epoch() == epoch ? row.revision() >= revision : row.epoch() > epoch;
    }

    boolean isSynthetic() {
        return quality == Quality.SYNTHETIC && !Double.isNaN(seriesValue);
    }

    boolean hasNoValue() {
        return quality == Quality.SYNTHETIC && Double.isNaN(seriesValue);
    }

    /** Emitted as a fill first, and measured after all. */
    boolean isCorrected() {
        return quality != null && quality != Quality.SYNTHETIC;
    }
}
