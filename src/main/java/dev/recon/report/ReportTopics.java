package dev.recon.report;

/** Where the complete series and the fills are. */
public record ReportTopics(String series, String fills) {

    public static final String SERIES = "recon.series";
    public static final String FILLS = "recon.fills";
}
