package dev.recon.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.FillRow;
import dev.recon.rows.SeriesRow;
import java.time.Instant;

/** Rows as a job writes them; reading number n of a sensor is due n minutes after the start. */
public final class ReportRows {

    private static final long START = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    private ReportRows() {}

    public static long at(int n) {
        return START + n * 60_000L;
    }

    public static String key(String source, int n) {
        return "ingest/sensor/" + source + "/" + source + "-" + n;
    }

    static SeriesRow good(int n, double value) {
        return series(goodRow("s1", n, value));
    }

    static SeriesRow synthetic(int n, double value, long revision) {
        return series(syntheticRow("s1", n, value, revision));
    }

    static SeriesRow corrected(int n, double value, long revision) {
        return series(seriesRow("s1", n, value, Quality.CORRECTED, null, revision));
    }

    static FillRow fill(int n, double value, long revision) {
        return fill(fillRow("s1", n, Fill.Status.PROVISIONAL, value, revision, null));
    }

    static FillRow withdrawn(int n, double value, long revision, double actual) {
        return fill(fillRow("s1", n, Fill.Status.WITHDRAWN, value, revision, actual));
    }

    public static String goodRow(String source, int n, double value) {
        return seriesRow(source, n, value, Quality.GOOD, null, 1);
    }

    /** The interval reaches one up and one down. */
    public static String syntheticRow(String source, int n, double value, long revision) {
        return seriesRow(source, n, value, Quality.SYNTHETIC, "auto", revision);
    }

    public static String seriesRow(
            String source, int n, Double value, Quality quality, String method, long revision) {
        boolean bounds = method != null && value != null;
        return "{%s,\"value\":%s,\"quality\":\"%s\",\"lower\":%s,\"upper\":%s,\"method\":%s,\"revision\":%d}"
                .formatted(
                        item(source, n),
                        value,
                        quality,
                        bounds ? value - 1 : null,
                        bounds ? value + 1 : null,
                        method == null ? null : "\"" + method + "\"",
                        revision);
    }

    public static String fillRow(
            String source, int n, Fill.Status status, double value, long revision, Double actual) {
        return ("{%s,\"status\":\"%s\",\"reason\":\"MISSING\",\"value\":%s,\"sd\":0.6,\"lower\":%s,\"upper\":%s,"
                        + "\"method\":\"auto\",\"readingsAfter\":1,\"revision\":%d,\"actual\":%s,\"error\":%s}")
                .formatted(
                        item(source, n),
                        status,
                        value,
                        value - 1,
                        value + 1,
                        revision,
                        actual,
                        actual == null ? null : value - actual);
    }

    private static String item(String source, int n) {
        return "\"control\":\"ingest\",\"output\":\"sensor\",\"source\":\"%s\",\"id\":\"%s-%d\",\"eventTime\":\"%s\""
                .formatted(source, source, n, Instant.ofEpochMilli(at(n)));
    }

    static SeriesRow series(String json) {
        return SeriesRow.SCHEMA.read(json.getBytes(UTF_8));
    }

    static FillRow fill(String json) {
        return FillRow.SCHEMA.read(json.getBytes(UTF_8));
    }
}
