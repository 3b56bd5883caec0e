package dev.recon.chaos;

import dev.recon.page.Html;
import dev.recon.verdict.Check;

/** The report as a page of its own, without anything that has to be fetched. */
final class Page {

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    Page(Report report) {
        this.report = report;
    }

    String html() {
        html.append(Html.start("recon chaos", ""));
        head();
        html.append("<h2>What it went through</h2>").append(new Timeline(report).svg());
        legend();
        checks();
        disturbances();
        return html.append("</html>\n").toString();
    }

    private void head() {
        long held = report.checks().stream().filter(Check::holds).count();
        html.append("<h1>recon chaos</h1>");
        html.append(
                String.format(
                        "<p class=\"verdict %s\">%s</p>",
                        report.holds() ? "good" : "bad",
                        report.holds()
                                ? "Nothing lost, nothing doubled: all "
                                        + report.checks().size()
                                        + " checks hold."
                                : held + " of " + report.checks().size() + " checks hold."));
        html.append(
                String.format(
                        "<p class=\"quiet\">%,d audit records and their readings over %.1f minutes, seed %d. %d"
                                + " disturbances; the job was back after %.1f s at most. %,d checkpoints were completed,"
                                + " %,d failed.</p>",
                        report.options().records(),
                        report.options().minutes(),
                        report.options().seed(),
                        report.disturbances().size(),
                        report.longestStop() / 1e3,
                        report.completed(),
                        report.failed()));
    }

    private void legend() {
        html.append("<p class=\"legend\">");
        for (Kind kind : Kind.values()) {
            html.append("<span>").append(dot(kind)).append(kind.words).append("</span>");
        }
        html.append("</p>");
    }

    private static String dot(Kind kind) {
        return "<i class=\"dot\" style=\"background:" + kind.colour + "\"></i>";
    }

    private void checks() {
        html.append(
                "<h2>What was checked</h2><table><tr><th></th><th>Check</th><th>Found</th></tr>");
        for (Check check : report.checks()) {
            html.append(
                    String.format(
                            "<tr><td class=\"%s\">%s</td><td>%s</td><td>%s</td></tr>",
                            check.holds() ? "good" : "bad",
                            check.holds() ? "holds" : "FAILS",
                            Html.escaped(check.what()),
                            Html.escaped(check.found())));
        }
        html.append("</table>");
    }

    private void disturbances() {
        html.append(
                "<h2>What was done to it</h2><table><tr><th class=\"n\">At</th><th>Disturbance</th><th></th>"
                        + "<th class=\"n\">All tasks ran after</th><th class=\"n\">Checkpoint after</th>"
                        + "<th class=\"n\">Checkpoints failed</th></tr>");
        for (Happened each : report.disturbances()) {
            Kind kind = Kind.valueOf(each.what());
            html.append(
                    String.format(
                            "<tr><td class=\"n\">%s</td><td>%s%s</td><td class=\"quiet\">%s</td><td class=\"n\">%.1f s</td>"
                                    + "<td class=\"n\">%.1f s</td><td class=\"n\">%d</td></tr>",
                            Timeline.clock(each.atMillis()),
                            dot(kind),
                            kind.words,
                            Html.escaped(each.detail()),
                            each.runningAfterMillis() / 1e3,
                            each.checkpointAfterMillis() / 1e3,
                            each.failedCheckpoints()));
        }
        html.append("</table>");
    }
}
