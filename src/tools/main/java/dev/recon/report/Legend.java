package dev.recon.report;

import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.SeriesRow;
import java.util.List;

/** Says what the marks of a picture mean; those that it has. */
final class Legend {

    private Legend() {}

    static void append(ReportModel model, StringBuilder html) {
        List<SeriesRow> readings = model.readings();
        List<FillMark> marks = model.marks();
        html.append("<p class=\"legend quiet\">");
        entry(
                html,
                "<path class=\"line measured\" d=\"M0,8H24\"/><circle class=\"measured\" cx=\"12\" cy=\"8\" r=\"2.6\"/>",
                "measured");
        if (marks.stream().anyMatch(mark -> mark.hasValue() && !mark.isWithdrawn())) {
            entry(
                    html,
                    "<path class=\"line filled\" d=\"M0,8H24\"/><path class=\"fill\" d=\"M12,3l5,5 -5,5 -5,-5Z\"/>",
                    "fill (synthetic)");
        }
        if (marks.stream().anyMatch(FillMark::hasValue)) {
            entry(
                    html,
                    "<rect class=\"band\" width=\"24\" height=\"16\"/><path class=\"bar\" d=\"M9,1h6m-3,0v14m-3,0h6\"/>",
                    "90 % interval of a fill");
        }
        if (readings.stream().anyMatch(row -> row.quality() == Quality.CORRECTED)) {
            entry(
                    html,
                    "<rect class=\"corrected\" x=\"8\" y=\"4\" width=\"7\" height=\"7\"/>",
                    "corrected: measured, but found only after it was filled");
        }
        if (marks.stream().anyMatch(mark -> mark.hasValue() && mark.isWithdrawn())) {
            entry(
                    html,
                    "<path class=\"fill withdrawn\" d=\"M12,3l5,5 -5,5 -5,-5Z\"/>",
                    "withdrawn fill");
        }
        if (marks.stream().anyMatch(mark -> !Double.isNaN(mark.actual()) && !mark.arrived())) {
            entry(html, "<path class=\"truth\" d=\"M7,3l10,10m0,-10l-10,10\"/>", "true value");
        }
        if (marks.stream().anyMatch(mark -> !mark.hasValue())) {
            entry(html, "<path class=\"nothing\" d=\"M12,12v-7\"/>", "without a value");
        }
        html.append("</p>");
        tooMany(readings.size(), marks.size(), html);
        cutOff(Frame.of(readings, marks), marks, html);
    }

    private static void cutOff(Frame frame, List<FillMark> marks, StringBuilder html) {
        if (marks.stream()
                .anyMatch(mark -> mark.lower() < frame.low() || mark.upper() > frame.high())) {
            html.append(
                    "<p class=\"quiet\">Some intervals are too wide for the picture; the table has their bounds.</p>");
        }
    }

    private static void entry(StringBuilder html, String drawing, String text) {
        html.append("<span><svg width=\"24\" height=\"16\">").append(drawing).append("</svg>");
        html.append(text).append("</span> ");
    }

    private static void tooMany(int readings, int marks, StringBuilder html) {
        if (Math.max(readings, marks) > Picture.MOST_DOTS) {
            html.append(
                    "<p class=\"quiet\">There are too many readings here to mark each of them; choose a shorter stretch with"
                            + " --from and --to.</p>");
        }
    }
}
