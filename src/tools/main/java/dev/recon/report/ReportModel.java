package dev.recon.report;

import dev.recon.core.Routes;
import dev.recon.rows.SeriesRow;
import java.util.List;

/**
 * All that a report shows.
 *
 * @param sources of the leg, worst first; the only one when one was asked for
 * @param shown the one that is drawn
 * @param readings of the series, in order of time
 * @param marks the fills, in order of time
 * @param leftOut what of the topics could not be read, in words; empty for nothing
 */
public record ReportModel(
        Routes.Leg leg,
        List<SourceSummary> sources,
        SourceSummary shown,
        List<SeriesRow> readings,
        List<FillMark> marks,
        String leftOut) {

    /** The page. */
    public String html() {
        return new ReportPage(this).html();
    }

    /** What is drawn, in a line. */
    public String inWords() {
        return "%s: %,d expected readings, %,d synthetic, %,d corrected, %,d without a value"
                .formatted(
                        shown.source(),
                        shown.expected(),
                        shown.synthetic(),
                        shown.corrected(),
                        shown.withoutValue());
    }
}
