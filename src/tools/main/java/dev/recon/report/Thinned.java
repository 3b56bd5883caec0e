package dev.recon.report;

import java.util.List;
import java.util.Locale;

/**
 * A line through values of which there may be many more than the picture has columns: of each
 * column the first, the lowest, the highest and the last, so that it looks like the whole line.
 */
final class Thinned {

    /** Up to here every value is drawn. */
    static final int WHOLE = 2_000;

    private Thinned() {}

    static String path(List<Slot> run, Frame frame) {
        StringBuilder path = new StringBuilder();
        if (run.size() <= WHOLE) {
            run.forEach(slot -> append(path, slot, frame));
            return path.toString();
        }
        int from = 0;
        for (int i = 1; i <= run.size(); i++) {
            if (i == run.size() || column(run.get(i), frame) != column(run.get(from), frame)) {
                column(run.subList(from, i), frame, path);
                from = i;
            }
        }
        return path.toString();
    }

    private static long column(Slot slot, Frame frame) {
        return (long) frame.x(slot.timeMillis());
    }

    private static void column(List<Slot> slots, Frame frame, StringBuilder path) {
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < slots.size(); i++) {
            lowest = slots.get(i).value() < slots.get(lowest).value() ? i : lowest;
            highest = slots.get(i).value() > slots.get(highest).value() ? i : highest;
        }
        int last = slots.size() - 1;
        int[] kept = {0, Math.min(lowest, highest), Math.max(lowest, highest), last};
        for (int i = 0; i < kept.length; i++) {
            if (i == 0 || kept[i] != kept[i - 1]) {
                append(path, slots.get(kept[i]), frame);
            }
        }
    }

    private static void append(StringBuilder path, Slot slot, Frame frame) {
        path.append(path.isEmpty() ? 'M' : 'L')
                .append(
                        String.format(
                                Locale.ROOT,
                                "%.1f,%.1f",
                                frame.x(slot.timeMillis()),
                                frame.y(slot.value())));
    }
}
