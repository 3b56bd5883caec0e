package dev.recon.chaos;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A run as a picture: whether the job ran, how fast it read, and how late its answers came. */
final class Timeline {

    private static final int WIDTH = 1100;
    private static final int LEFT = 90;
    private static final int RIGHT = 10;
    private static final int TOP = 24;
    private static final int STATE_HEIGHT = 16;
    private static final int PANEL_HEIGHT = 120;
    private static final int GAP = 38;
    private static final int HEIGHT = TOP + STATE_HEIGHT + 2 * (PANEL_HEIGHT + GAP) + 30;

    /** Offsets are committed at checkpoints, in jumps: a rate is taken over so many samples. */
    private static final int RATE_SAMPLES = 8;

    private static final int MOST_TICKS = 13;
    private static final int[] STEPS_SECONDS = {10, 15, 30, 60, 120, 300, 600};
    private static final long LONGEST_STEP_SECONDS = 1_800;

    private final Report report;
    private final List<Sample> samples;
    private final long endMillis;
    private final StringBuilder svg = new StringBuilder();

    Timeline(Report report) {
        this.report = report;
        this.samples = report.samples();
        this.endMillis =
                samples.isEmpty() ? 1 : Math.max(1, samples.get(samples.size() - 1).atMillis());
    }

    String svg() {
        svg.append(
                String.format(
                        "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\" font-family=\"system-ui, sans-serif\""
                                + " font-size=\"11\" fill=\"#5d6d7e\">",
                        WIDTH, HEIGHT));
        int rates = TOP + STATE_HEIGHT + GAP;
        int lags = rates + PANEL_HEIGHT + GAP;
        disturbances(lags + PANEL_HEIGHT);
        state();
        panel(
                rates,
                "records a second: read (filled) and written",
                "",
                i -> rate(i, Sample::read),
                i -> rate(i, Sample::written));
        panel(
                lags,
                "how late what is missing is reported, seconds of the clock",
                " s",
                i -> Math.max(0, samples.get(i).lagMillis()) / 1e3,
                null);
        axis(lags + PANEL_HEIGHT);
        return svg.append("</svg>").toString();
    }

    static String clock(long millis) {
        long seconds = millis / 1000;
        return String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    private double x(long millis) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (millis / (double) endMillis);
    }

    private void disturbances(int bottom) {
        for (Happened each : report.disturbances()) {
            String colour = Kind.valueOf(each.what()).colour;
            double x = x(each.atMillis());
            double width = Math.max(0, x(each.atMillis() + each.lastedMillis()) - x);
            add(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" opacity=\"0.13\"/>",
                    x, TOP, width, bottom - TOP, colour);
            add(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" opacity=\"0.8\"/>",
                    x, x, TOP - 6, bottom, colour);
            add("<circle cx=\"%.1f\" cy=\"%d\" r=\"4\" fill=\"%s\"/>", x, TOP - 10, colour);
        }
    }

    /** Green where all tasks ran. */
    private void state() {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">job runs</text>", LEFT - 8, TOP + 12);
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#e6b0aa\"/>",
                LEFT, TOP, WIDTH - LEFT - RIGHT, STATE_HEIGHT);
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).running()) {
                double from = x(i == 0 ? 0 : samples.get(i - 1).atMillis());
                add(
                        "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"#58b07c\"/>",
                        from, TOP, x(samples.get(i).atMillis()) - from + 0.3, STATE_HEIGHT);
            }
        }
    }

    private double rate(int i, ToDoubleFunction<Sample> of) {
        Sample to = samples.get(i);
        Sample from = samples.get(Math.max(0, i - RATE_SAMPLES));
        double seconds = (to.atMillis() - from.atMillis()) / 1e3;
        return seconds <= 0
                ? 0
                : Math.max(0, of.applyAsDouble(to) - of.applyAsDouble(from)) / seconds;
    }

    private interface Value {
        double at(int sample);
    }

    private void panel(int top, String title, String unit, Value filled, Value line) {
        double most = 1;
        for (int i = 0; i < samples.size(); i++) {
            most = Math.max(most, Math.max(filled.at(i), line == null ? 0 : line.at(i)));
        }
        most = round(most);
        int bottom = top + PANEL_HEIGHT;
        add("<text x=\"%d\" y=\"%d\" font-weight=\"600\">%s</text>", LEFT, top - 8, title);
        for (double share : new double[] {0, 0.5, 1}) {
            double y = bottom - PANEL_HEIGHT * share;
            add(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d5dbdf\"/>",
                    LEFT, WIDTH - RIGHT, y, y);
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f%s</text>",
                    LEFT - 8, y + 4, most * share, unit);
        }
        String outline = path(filled, bottom, most);
        if (!outline.isEmpty()) {
            add(
                    "<path d=\"M%d,%d L%s L%.1f,%d Z\" fill=\"#2e86c1\" opacity=\"0.35\"/>",
                    LEFT, bottom, outline, x(endMillis), bottom);
            add("<path d=\"M%s\" fill=\"none\" stroke=\"#2e86c1\"/>", outline);
            if (line != null) {
                add(
                        "<path d=\"M%s\" fill=\"none\" stroke=\"#34495e\" stroke-dasharray=\"3 2\"/>",
                        path(line, bottom, most));
            }
        }
    }

    /** Up to 1, 2 or 5 times a power of ten. */
    private static double round(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double digit = most / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private String path(Value value, int bottom, double most) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < samples.size(); i++) {
            double y = bottom - PANEL_HEIGHT * value.at(i) / most;
            path.append(i == 0 ? "" : " L")
                    .append(
                            String.format(
                                    Locale.ROOT, "%.1f,%.1f", x(samples.get(i).atMillis()), y));
        }
        return path.toString();
    }

    private void axis(int bottom) {
        long step = LONGEST_STEP_SECONDS;
        for (int i = STEPS_SECONDS.length - 1; i >= 0; i--) {
            if (endMillis / 1000 / STEPS_SECONDS[i] <= MOST_TICKS) {
                step = STEPS_SECONDS[i];
            }
        }
        for (long at = 0; at <= endMillis; at += step * 1000) {
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(at), bottom + 18, clock(at));
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">min:s</text>", LEFT - 20, bottom + 18);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
