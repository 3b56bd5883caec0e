package dev.recon.report;

import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.page.Html;
import dev.recon.rows.SeriesRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of a sensor's series as a drawing: what was measured, what was filled, and the truth.
 */
final class Picture {

    /** Of readings or fills, beyond which single ones could not be distinguished. */
    static final int MOST_DOTS = 1_500;

    private static final int MOST_BARS = 250;
    private static final int VALUE_TICKS = 6;
    private static final int TIME_TICKS = 9;

    private final List<SeriesRow> readings;
    private final List<FillMark> marks;
    private final List<Slot> slots;
    private final Frame frame;
    private final StringBuilder svg = new StringBuilder();

    Picture(List<SeriesRow> readings, List<FillMark> marks) {
        this.readings = readings;
        this.marks = marks;
        this.slots = Slot.of(readings, marks);
        this.frame = Frame.of(readings, marks);
    }

    String svg() {
        add(
                "<svg class=\"picture\" viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\">"
                        + "<title>Readings and fills</title>",
                Frame.WIDTH, Frame.HEIGHT);
        axes();
        add(
                "<clipPath id=\"inner\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>"
                        + "<g clip-path=\"url(#inner)\">",
                Frame.LEFT, Frame.TOP, Frame.RIGHT - Frame.LEFT, Frame.BOTTOM - Frame.TOP);
        runs();
        if (marks.size() <= MOST_BARS) {
            marks.forEach(this::bar);
        }
        if (marks.size() <= MOST_DOTS) {
            marks.forEach(this::truth);
        }
        dots();
        svg.append("</g>");
        return svg.append("</svg>").toString();
    }

    private void axes() {
        for (Ticks.Tick tick : Ticks.values(frame.low(), frame.high(), VALUE_TICKS)) {
            double y = frame.y(tick.at());
            add(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    Frame.LEFT, Frame.RIGHT, y, y);
            label(Frame.LEFT - 8, y + 4, "end", tick.label());
        }
        for (Ticks.Tick tick : Ticks.times(frame.fromMillis(), frame.toMillis(), TIME_TICKS)) {
            double x = frame.x((long) tick.at());
            add(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    x, x, Frame.BOTTOM, Frame.BOTTOM + 5);
            label(x, Frame.BOTTOM + 20, "middle", tick.label());
            if (tick.above() != null) {
                label(x, Frame.BOTTOM + 36, "middle", tick.above());
            }
        }
        label(0, Frame.BOTTOM + 20, "start", "UTC");
    }

    private void label(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    /** Lines through readings that follow each other, and what bridges them. */
    private void runs() {
        List<Slot> run = new ArrayList<>();
        boolean measured = true;
        Slot before = null;
        for (Slot slot : slots) {
            if (!run.isEmpty() && (slot.isMeasured() != measured || !slot.hasValue())) {
                draw(run, measured, before, slot);
                before = run.get(run.size() - 1);
                run.clear();
            }
            if (slot.hasValue()) {
                measured = slot.isMeasured();
                run.add(slot);
            } else {
                before = null;
                nothing(slot);
            }
        }
        draw(run, measured, before, null);
    }

    private void draw(List<Slot> run, boolean measured, Slot before, Slot after) {
        if (run.isEmpty()) {
            return;
        }
        if (measured) {
            add("<path class=\"line measured\" d=\"%s\"/>", Thinned.path(run, frame));
            return;
        }
        List<Slot> bridge = new ArrayList<>(run);
        if (before != null && before.isMeasured()) {
            bridge.add(0, before);
        }
        if (after != null && after.isMeasured() && after.hasValue()) {
            bridge.add(after);
        }
        band(bridge);
        add("<path class=\"line filled\" d=\"%s\"/>", Thinned.path(bridge, frame));
    }

    private void band(List<Slot> bridge) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (Slot slot : bridge) {
            if (Double.isNaN(slot.lower()) || Double.isNaN(slot.upper())) {
                continue;
            }
            double x = frame.x(slot.timeMillis());
            upper.append(String.format(Locale.ROOT, "L%.1f,%.1f", x, frame.y(slot.upper())));
            lower.insert(0, String.format(Locale.ROOT, "L%.1f,%.1f", x, frame.y(slot.lower())));
        }
        if (!upper.isEmpty()) {
            add("<path class=\"band\" d=\"M%s%sZ\"/>", upper.substring(1), lower);
        }
    }

    private void nothing(Slot slot) {
        double x = frame.x(slot.timeMillis());
        add(
                "<path class=\"nothing\" d=\"M%.1f,%d v-7\"><title>%s</title></path>",
                x,
                Frame.BOTTOM - 1,
                slot.mark() == null
                        ? Html.escaped(slot.row().id()) + " has no value"
                        : Titles.of(slot.mark()));
    }

    private void bar(FillMark mark) {
        if (mark.hasValue() && !Double.isNaN(mark.lower()) && !Double.isNaN(mark.upper())) {
            double x = frame.x(mark.timeMillis());
            double top = frame.y(mark.upper());
            double bottom = frame.y(mark.lower());
            add(
                    "<path class=\"bar\" d=\"M%.1f,%.1f h6 m-3,0 V%.1f m-3,0 h6\"/>",
                    x - 3, top, bottom);
        }
    }

    /** A cross, so that it is seen below a fill that meets it. */
    private void truth(FillMark mark) {
        if (!Double.isNaN(mark.actual()) && !mark.arrived()) {
            add(
                    "<path class=\"truth\" d=\"M%.1f,%.1f l10,10 m0,-10 l-10,10\"><title>%s</title></path>",
                    frame.x(mark.timeMillis()) - 5, frame.y(mark.actual()) - 5, Titles.of(mark));
        }
    }

    private void dots() {
        if (readings.size() <= MOST_DOTS) {
            for (SeriesRow row : readings) {
                if (row.hasValue() && row.quality() == Quality.GOOD) {
                    add(
                            "<circle class=\"measured\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"><title>%s</title></circle>",
                            frame.x(row.eventTimeMillis()),
                            frame.y(row.value()),
                            readings.size() <= MOST_BARS ? "2.6" : "1.6",
                            Titles.of(row));
                }
            }
        }
        if (marks.size() <= MOST_DOTS) {
            marks.stream().filter(FillMark::hasValue).forEach(this::diamond);
        }
        long corrected = readings.stream().filter(Picture::isCorrected).count();
        if (corrected <= MOST_DOTS) {
            readings.stream().filter(Picture::isCorrected).forEach(this::square);
        }
    }

    private void diamond(FillMark mark) {
        int size = marks.size() <= MOST_BARS ? 5 : 3;
        add(
                "<path class=\"%s\" d=\"M%.1f,%.1f l%d,%d -%d,%d -%d,-%d Z\"><title>%s</title></path>",
                mark.isWithdrawn() ? "fill withdrawn" : "fill",
                frame.x(mark.timeMillis()),
                frame.y(mark.value()) - size,
                size,
                size,
                size,
                size,
                size,
                size,
                Titles.of(mark));
    }

    private static boolean isCorrected(SeriesRow row) {
        return row.quality() == Quality.CORRECTED && row.hasValue();
    }

    private void square(SeriesRow row) {
        add(
                "<rect class=\"corrected\" x=\"%.1f\" y=\"%.1f\" width=\"7\" height=\"7\"><title>%s</title></rect>",
                frame.x(row.eventTimeMillis()) - 3.5, frame.y(row.value()) - 3.5, Titles.of(row));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
