package dev.recon.demo;

import dev.recon.core.rows.Counter;
import dev.recon.rows.MetricsRow;
import dev.recon.verdict.AnswerKind;
import dev.recon.verdict.Answers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a view as lines of text that fit a terminal of 80 columns and 24 lines, or as a single
 * line.
 */
final class Screen {

    static final int COLUMNS = 80;
    static final int WINDOWS = 6;

    private static final int BAR = 24;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Look look;

    Screen(Look look) {
        this.look = look;
    }

    List<String> lines(View view) {
        List<String> lines = new ArrayList<>();
        lines.add(
                look.bold("recon demo")
                        + look.dim(
                                String.format(
                                        "   %d simulated sensors, %d minutes in %d seconds; times are UTC",
                                        Scenario.SOURCES,
                                        Scenario.LENGTH.millis() / 60_000,
                                        view.scenario().realSeconds())));
        lines.addAll(view.headline());
        lines.add("");
        lines.add(progress("plant", view.plantMillis(), view, "wrote", view.written()));
        lines.add(
                progress("job's W", view.watermarkMillis(), view, "read", view.read())
                        + String.format("  %,7.0f/s", view.readPerSecond()));
        lines.add("");
        for (AnswerKind kind : AnswerKind.values()) {
            lines.add(answer(kind, view.answers()));
        }
        lines.add("");
        windows(view.answers(), lines);
        lines.add("");
        return lines;
    }

    /** The last line of the screen, of use only while the demo runs. */
    String foot(View view) {
        return look.dim("Flink's web page is at " + view.webPage() + "; Ctrl-C ends the demo");
    }

    /** What a log gets to see now and then. */
    String line(View view) {
        StringBuilder line = new StringBuilder();
        line.append(clock(view.watermarkMillis()));
        line.append(String.format("  read %,d", view.read()));
        for (AnswerKind kind : AnswerKind.values()) {
            line.append(String.format("  %s %,d", kind.label(), view.answers().count(kind)));
        }
        return line.toString();
    }

    private String progress(String who, long eventMillis, View view, String did, long records) {
        double share =
                (eventMillis - view.scenario().startMillis()) / (double) Scenario.LENGTH.millis();
        return String.format(
                "%-8s%s  %s   %s %,9d",
                who, bar(share, 0), clock(eventMillis), String.format("%-5s", did), records);
    }

    private String answer(AnswerKind kind, Answers answers) {
        Answers.Latest latest = answers.latest(kind);
        String what = String.format("%-12s%,8d", kind.label(), answers.count(kind));
        if (latest == null) {
            return look.dim(what);
        }
        String about =
                latest.timeMillis() == 0
                        ? printable(latest.id() + " " + latest.detail())
                        : String.format(
                                "%s of %s: %s",
                                latest.id(), clock(latest.timeMillis()), kind.meaning);
        return what + "   " + look.dim(cut(about, COLUMNS - 23));
    }

    private void windows(Answers answers, List<String> lines) {
        lines.add(
                look.dim(
                        String.format(
                                "%-8s%-" + BAR + "s%9s%9s%9s%9s %s",
                                "minute",
                                "complete",
                                "",
                                "expected",
                                "missing",
                                "found",
                                "revision")));
        List<MetricsRow> rows = answers.latestWindows(WINDOWS);
        for (int i = 0; i < WINDOWS; i++) {
            lines.add(i < rows.size() ? window(rows.get(i)) : "");
        }
    }

    private String window(MetricsRow row) {
        long expected = Math.max(1, row.count(Counter.EXPECTED));
        String percent =
                Double.isNaN(row.completeness())
                        ? ""
                        : String.format("%.1f %%", row.completeness());
        return String.format(
                "%-8s%s%9s%,9d%,9d%,9d %d%s",
                MINUTE.format(Instant.ofEpochMilli(row.windowStartMillis())),
                bar(
                        row.count(Counter.MATCHED) / (double) expected,
                        row.pending() / (double) expected),
                percent,
                row.count(Counter.EXPECTED),
                row.count(Counter.MISSING),
                row.count(Counter.FOUND),
                row.revision(),
                row.isFinal() ? " final" : "");
    }

    /** Full for a share of it, and half full for a second one. */
    private String bar(double full, double half) {
        int first = cells(full);
        int second = Math.max(0, cells(full + half) - first);
        return look.full().repeat(first)
                + look.half().repeat(second)
                + look.empty().repeat(BAR - first - second);
    }

    private static int cells(double share) {
        return (int) Math.round(Math.max(0, Math.min(1, share)) * BAR);
    }

    private static String clock(long millis) {
        return millis == 0 ? "--:--:--" : CLOCK.format(Instant.ofEpochMilli(millis));
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }
}
