package dev.recon.report;

import dev.recon.page.Html;
import java.util.List;

/** The fills of a stretch, one in a row. */
final class FillTable {

    /** A browser copes with more, a reader does not. */
    private static final int MOST_ROWS = 1_000;

    private final List<FillMark> marks;

    FillTable(List<FillMark> marks) {
        this.marks = marks;
    }

    void append(StringBuilder html) {
        html.append("<h2>The fills of this stretch</h2>");
        if (marks.isEmpty()) {
            html.append("<p class=\"quiet\">There are none.</p>");
            return;
        }
        html.append(
                "<div class=\"scroll\"><table><tr><th>Id</th><th>Time (UTC)</th><th>Status</th><th>Reason</th>"
                        + "<th class=\"n\">Value</th><th class=\"n\">Lower</th><th class=\"n\">Upper</th><th>Method</th>"
                        + "<th class=\"n\">Readings after</th><th class=\"n\">Revision</th><th class=\"n\">Actual</th><th class=\"n\">Error</th></tr>");
        marks.stream().limit(MOST_ROWS).forEach(mark -> row(mark, html));
        html.append("</table></div>");
        if (marks.size() > MOST_ROWS) {
            html.append("<p class=\"quiet\">And %,d more.</p>".formatted(marks.size() - MOST_ROWS));
        }
    }

    private static void row(FillMark mark, StringBuilder html) {
        html.append("<tr>");
        text(html, " class=\"wide\"", mark.id());
        text(html, "", Texts.time(mark.timeMillis()));
        text(html, "", mark.status() == null ? Texts.NOTHING : mark.status().name());
        text(html, "", mark.reason() == null ? Texts.NOTHING : mark.reason().name());
        number(html, mark.value());
        number(html, mark.lower());
        number(html, mark.upper());
        text(html, "", mark.method() == null ? Texts.NOTHING : mark.method());
        boolean isKnown = mark.readingsAfter() != FillMark.UNKNOWN;
        String after = isKnown ? Long.toString(mark.readingsAfter()) : Texts.NOTHING;
        text(html, " class=\"n\"", after);
        text(html, " class=\"n\"", Long.toString(mark.revision()));
        number(html, mark.actual());
        boolean outside = mark.actual() < mark.lower() || mark.actual() > mark.upper();
        text(html, outside ? " class=\"n bad\"" : " class=\"n\"", Texts.number(mark.error()));
        html.append("</tr>");
    }

    private static void number(StringBuilder html, double value) {
        text(html, " class=\"n\"", Texts.number(value));
    }

    private static void text(StringBuilder html, String attributes, String text) {
        html.append("<td").append(attributes).append('>').append(Html.escaped(text));
        html.append("</td>");
    }
}
