package dev.recon.report;

import dev.recon.page.Html;
import dev.recon.rows.SeriesRow;
import java.util.List;

/** A report as a page of its own, without anything that has to be fetched. */
final class ReportPage {

    private static final int SOURCES_SHOWN = 20;

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --paper: #fff; --measured: #2471a3; --filled: #d35400; --corrected: #8e44ad;
              --truth: #1e8449 }
            @media (prefers-color-scheme: dark) { :root { --ink: #e3e8ec; --quiet: #9aa8b5; --rule: #303a44; --paper: #14191e;
              --good: #58d68d; --bad: #ec7063; --measured: #5dade2; --filled: #f5a04c; --corrected: #c39bd3; --truth: #58d68d } }
            body { background: var(--paper) } td { white-space: nowrap } td.wide { white-space: normal; word-break: break-word }
            .scroll { overflow-x: auto } .picture { font: 11px system-ui, sans-serif; margin-top: .6em } .picture text { fill: var(--quiet) }
            .grid { stroke: var(--rule) } .line { fill: none; stroke-width: 1.3 } .line.measured { stroke: var(--measured) }
            .line.filled { stroke: var(--filled); stroke-dasharray: 4 3 } circle.measured { fill: var(--measured) }
            .band { fill: var(--filled); opacity: .18 } .bar { fill: none; stroke: var(--filled); opacity: .55 }
            .fill { fill: var(--filled); stroke: var(--paper); stroke-width: .7 }
            .fill.withdrawn { fill: var(--paper); stroke: var(--filled); stroke-width: 1.4 }
            .corrected { fill: var(--corrected); stroke: var(--paper); stroke-width: .7 }
            .truth { fill: none; stroke: var(--truth); stroke-width: 2 } .nothing { fill: none; stroke: var(--quiet); stroke-width: 2 }
            .legend svg { vertical-align: -3px; margin-right: .4em }
            .figures { display: flex; flex-wrap: wrap; gap: .4em 2.4em; margin: 1em 0 } .figures b { display: block; font-size: 1.35em;
              font-weight: 600; color: var(--ink); font-variant-numeric: tabular-nums } summary { cursor: pointer; margin: .6em 0; color: var(--quiet) }
            td.n + td:not(.n), th.n + th:not(.n) { padding-left: 1em } tr.shown td:first-child { font-weight: 600 }
            """;

    private final ReportModel model;
    private final StringBuilder html = new StringBuilder();

    ReportPage(ReportModel model) {
        this.model = model;
    }

    String html() {
        html.append(Html.start("recon report: " + model.shown().source(), STYLE));
        head();
        figures();
        html.append(new Picture(model.readings(), model.marks()).svg());
        Legend.append(model, html);
        if (model.sources().size() > 1) {
            sources();
        }
        new FillTable(model.marks()).append(html);
        return html.append("</html>\n").toString();
    }

    private void head() {
        html.append("<h1>").append(Html.escaped(model.shown().source())).append("</h1>");
        html.append(
                String.format(
                        "<p class=\"quiet\">Control %s, output %s, from %s to %s UTC.%s%s</p>",
                        Html.escaped(model.leg().control()),
                        Html.escaped(model.leg().output()),
                        Texts.time(first()),
                        Texts.time(last()),
                        model.sources().size() == 1
                                ? ""
                                : " Of %,d sources it has the most synthetic readings."
                                        .formatted(model.sources().size()),
                        model.leftOut().isEmpty()
                                ? ""
                                : " <span class=\"bad\">"
                                        + Html.escaped(model.leftOut())
                                        + "</span>"));
    }

    private long first() {
        long first =
                model.readings().isEmpty()
                        ? Long.MAX_VALUE
                        : model.readings().get(0).eventTimeMillis();
        return model.marks().isEmpty() ? first : Math.min(first, model.marks().get(0).timeMillis());
    }

    private long last() {
        List<SeriesRow> rows = model.readings();
        List<FillMark> marks = model.marks();
        long last = rows.isEmpty() ? Long.MIN_VALUE : rows.get(rows.size() - 1).eventTimeMillis();
        return marks.isEmpty() ? last : Math.max(last, marks.get(marks.size() - 1).timeMillis());
    }

    private void figures() {
        SourceSummary shown = model.shown();
        html.append("<div class=\"figures\">");
        figure("%,d".formatted(shown.expected()), "expected readings");
        figure("%,d".formatted(shown.measured()), "measured");
        figure("%,d".formatted(shown.synthetic()), "synthetic");
        figure("%,d".formatted(shown.corrected()), "corrected");
        figure("%,d".formatted(shown.withoutValue()), "without a value");
        html.append("</div>");
        accuracy("Fills of this source", shown.accuracy(), shown.deviation());
        if (model.sources().size() > 1) {
            Accuracy scaled =
                    model.sources().stream()
                            .map(each -> each.accuracy().dividedBy(each.deviation()))
                            .reduce(Accuracy.NONE, Accuracy::plus);
            accuracy("Fills of all sources", scaled, Double.NaN);
        }
    }

    private void figure(String value, String name) {
        html.append("<span class=\"quiet\"><b>").append(value).append("</b>").append(name);
        html.append("</span>");
    }

    /**
     * @param deviation NaN where the accuracy is in standard deviations already
     */
    private void accuracy(String whose, Accuracy accuracy, double deviation) {
        if (accuracy.checked() == 0) {
            if (!Double.isNaN(deviation)) {
                html.append("<p class=\"quiet\">").append(whose);
                html.append(": none could be checked against the truth.</p>");
            }
            return;
        }
        html.append("<p>").append(whose);
        html.append(": %,d checked against the truth; ".formatted(accuracy.checked()));
        error("RMSE", accuracy.rootMeanSquare(), deviation);
        html.append(", ");
        error("mean absolute error", accuracy.meanAbsolute(), deviation);
        html.append(
                ", %s inside the 90 %% interval.</p>"
                        .formatted(Texts.percent(accuracy.insideShare())));
    }

    private void error(String name, double error, double deviation) {
        html.append(name).append(" <b>").append(Texts.rough(error)).append("</b>");
        if (Double.isNaN(deviation)) {
            html.append(" standard deviations");
        } else if (deviation > 0) {
            html.append(" (").append(Texts.rough(error / deviation));
            html.append(" standard deviations)");
        }
    }

    private void sources() {
        List<SourceSummary> all = model.sources();
        html.append("<h2>All sources, the least complete first</h2>");
        table(all.subList(0, Math.min(SOURCES_SHOWN, all.size())));
        if (all.size() > SOURCES_SHOWN) {
            html.append(
                    "<details><summary>%,d more</summary>".formatted(all.size() - SOURCES_SHOWN));
            table(all.subList(SOURCES_SHOWN, all.size()));
            html.append("</details>");
        }
    }

    private void table(List<SourceSummary> sources) {
        html.append("<div class=\"scroll\"><table><tr><th>Source</th>");
        for (String name :
                List.of(
                        "Expected",
                        "Measured",
                        "Synthetic",
                        "Without a value",
                        "Corrected",
                        "Fills checked",
                        "Mean absolute error",
                        "Inside 90 %")) {
            html.append("<th class=\"n\">").append(name).append("</th>");
        }
        html.append("</tr>");
        sources.forEach(this::row);
        html.append("</table></div>");
    }

    private void row(SourceSummary each) {
        html.append(each.equals(model.shown()) ? "<tr class=\"shown\">" : "<tr>");
        html.append("<td class=\"wide\">").append(Html.escaped(each.source())).append("</td>");
        for (long count :
                new long[] {
                    each.expected(),
                    each.measured(),
                    each.synthetic(),
                    each.withoutValue(),
                    each.corrected(),
                    each.accuracy().checked()
                }) {
            html.append("<td class=\"n\">%,d</td>".formatted(count));
        }
        html.append("<td class=\"n\">").append(Texts.rough(each.accuracy().meanAbsolute()));
        html.append("</td><td class=\"n\">");
        html.append(Texts.percent(each.accuracy().insideShare())).append("</td></tr>");
    }
}
