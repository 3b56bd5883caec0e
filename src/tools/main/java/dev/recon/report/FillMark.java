package dev.recon.report;

import dev.recon.fill.Fill;
import dev.recon.rows.FillRow;
import dev.recon.rows.SeriesRow;

/**
 * A fill as it is shown: what its latest row says, and the truth.
 *
 * @param status null where only the series speaks of it, as {@code reason}
 * @param value NaN where there was no basis for one
 * @param actual the reading that turned up, else what is known from elsewhere, else NaN
 * @param arrived whether {@code actual} is a reading that turned up
 */
record FillMark(
        String id,
        long timeMillis,
        Fill.Status status,
        Fill.Reason reason,
        double value,
        double lower,
        double upper,
        String method,
        long readingsAfter,
        long revision,
        double actual,
        boolean arrived) {

    /** How many readings a fill of the series was made with. */
    static final int UNKNOWN = -1;

    static FillMark of(FillRow row, double truth) {
        boolean arrived = !Double.isNaN(row.actual());
        return new FillMark(
                row.id(),
                row.eventTimeMillis(),
                row.status(),
                row.reason(),
                row.value(),
                row.lower(),
                row.upper(),
                row.method(),
                row.readingsAfter(),
                row.revision(),
                arrived ? row.actual() : truth,
                arrived);
    }

    static FillMark of(SeriesRow row, double truth) {
        return new FillMark(
                row.id(),
                row.eventTimeMillis(),
                null,
                null,
                row.value(),
                row.lower(),
                row.upper(),
                row.method(),
                UNKNOWN,
                row.revision(),
                truth,
                false);
    }

    boolean hasValue() {
        return !Double.isNaN(value);
    }

    boolean isWithdrawn() {
        return status == Fill.Status.WITHDRAWN;
    }

    double error() {
        return value - actual;
    }
}
