package dev.recon.report;

import dev.recon.config.SinksConfig;
import dev.recon.rows.Answer;

/** Where the complete series and the fills are. */
public record ReportTopics(String series, String fills) {

    /** There is no series to draw in a topic. */
    public static final class NoSeries extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSeries(String why) {
            super(why);
        }
    }

    /**
     * @throws NoSeries when the configuration writes none, or writes them to files
     */
    public static ReportTopics of(SinksConfig sinks) {
        if (sinks.target(Answer.SERIES) == null) {
            throw new NoSeries(
                    "This configuration asks for no series: give it 'fills: {}' and, under sinks,"
                            + " 'series: {}', and let the job run");
        }
        String series = sinks.topic(Answer.SERIES);
        String fills = sinks.topic(Answer.FILLS);
        if (series == null || fills == null) {
            throw new NoSeries(
                    "The series and fills of this configuration are lines of JSON in folders"
                            + " (sinks.series.file, sinks.fills.file); 'recon report' is for those"
                            + " in topics");
        }
        return new ReportTopics(series, fills);
    }
}
