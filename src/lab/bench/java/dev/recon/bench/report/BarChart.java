package dev.recon.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Bars beside each other's figures, as SVG: a panel for each figure, a bar for each result with its
 * median at the end and a whisker from the lowest to the highest run.
 */
public final class BarChart {

    private static final int WIDTH = 860;
    private static final int MARGIN = 24;
    private static final int LABELS = 170;
    private static final int VALUES = 90;
    private static final int BAR = 20;
    private static final int STEP = 30;
    private static final int PANEL_HEAD = 40;
    private static final int HEAD = 74;

    private final String title;
    private final String subtitle;
    private final List<Panel> panels = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();
    private boolean oneScale;

    /** A figure, what a person calls it, and how its values are written. */
    private record Panel(String figure, String title, String format) {}

    public BarChart(String title, String subtitle) {
        this.title = title;
        this.subtitle = subtitle;
    }

    /**
     * @param format of the values, as {@code String.format} takes it
     */
    public BarChart panel(String figure, String name, String format) {
        panels.add(new Panel(figure, name, format));
        return this;
    }

    /** All panels have the same unit and are to be compared with each other. */
    public BarChart oneScale() {
        oneScale = true;
        return this;
    }

    /** Results without a figure are left out of its panel. */
    public String draw(List<Result> results) {
        svg.setLength(0);
        int height = HEAD + panels.size() * (PANEL_HEAD + results.size() * STEP) + MARGIN;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"system-ui, 'DejaVu Sans', sans-serif\">",
                WIDTH, height, WIDTH, height);
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        text(MARGIN, 34, "start", 18, "#1b1f24", "600", title);
        text(MARGIN, 56, "start", 12, "#59636e", "400", subtitle);
        int y = HEAD;
        for (Panel panel : panels) {
            y = drawPanel(panel, results, y);
        }
        line("</svg>");
        return svg.toString();
    }

    private int drawPanel(Panel panel, List<Result> results, int top) {
        text(MARGIN, top + 24, "start", 13, "#1b1f24", "600", panel.title);
        double most =
                oneScale
                        ? panels.stream().mapToDouble(each -> most(each, results)).max().orElse(1)
                        : most(panel, results);
        int y = top + PANEL_HEAD;
        for (Result each : results) {
            drawBar(panel, each, y, (WIDTH - 2 * MARGIN - LABELS - VALUES) / most);
            y += STEP;
        }
        return y;
    }

    private static double most(Panel panel, List<Result> results) {
        return results.stream()
                .map(each -> each.highest(panel.figure))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(1);
    }

    private void drawBar(Panel panel, Result result, int y, double scale) {
        int left = MARGIN + LABELS;
        double middle = y + BAR / 2.0;
        text(left - 10, middle + 4, "end", 12, "#1b1f24", "400", result.label());
        OptionalDouble median = result.median(panel.figure);
        if (median.isEmpty()) {
            text(left, middle + 4, "start", 12, "#59636e", "400", "not measured");
            return;
        }
        double low = left + result.lowest(panel.figure).orElseThrow() * scale;
        double high = left + result.highest(panel.figure).orElseThrow() * scale;
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
                left, y, Math.max(1, median.getAsDouble() * scale), BAR, color(result.label()));
        if (result.runs().size() > 1) {
            line(
                    "<path d=\"M%.1f %.1fH%.1fM%.1f %.1fv8M%.1f %.1fv8\" stroke=\"#1b1f24\" stroke-width=\"1.2\"/>",
                    low, middle, high, low, middle - 4, high, middle - 4);
        }
        text(
                Math.max(high, left + median.getAsDouble() * scale) + 8,
                middle + 4,
                "start",
                12,
                "#1b1f24",
                "600",
                String.format(Locale.ROOT, panel.format, median.getAsDouble()));
    }

    /** The job stands out, the floor stands back, all others look alike. */
    private static String color(String label) {
        if (label.startsWith("floor")) {
            return "#b6c2cf";
        }
        return label.startsWith("job") ? "#1f7a4d" : "#7096c4";
    }

    private void text(
            double x, double y, String anchor, int size, String fill, String weight, String text) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\" font-weight=\"%s\">%s</text>",
                x, y, anchor, size, fill, weight, escape(text));
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
