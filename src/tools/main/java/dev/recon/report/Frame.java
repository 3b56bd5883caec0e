package dev.recon.report;

import dev.recon.rows.SeriesRow;
import java.util.List;

/**
 * Where a time and a value are in the picture. An interval may be so wide that nothing else could
 * be seen beside it: it makes the picture higher by a share of the values' own height at most.
 */
record Frame(long fromMillis, long toMillis, double low, double high) {

    static final int WIDTH = 1100;
    static final int HEIGHT = 430;
    static final int LEFT = 70;
    static final int RIGHT = 1088;
    static final int TOP = 12;
    static final int BOTTOM = 380;

    private static final double MOST_FOR_INTERVALS = 0.75;
    private static final double AIR = 0.05;

    static Frame of(List<SeriesRow> readings, List<FillMark> marks) {
        Bounds values = new Bounds();
        Bounds intervals = new Bounds();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (SeriesRow row : readings) {
            values.add(row.value());
            from = Math.min(from, row.eventTimeMillis());
            to = Math.max(to, row.eventTimeMillis());
        }
        for (FillMark mark : marks) {
            values.add(mark.value());
            values.add(mark.actual());
            intervals.add(mark.lower());
            intervals.add(mark.upper());
            from = Math.min(from, mark.timeMillis());
            to = Math.max(to, mark.timeMillis());
        }
        return of(from, to, values, intervals);
    }

    private static Frame of(long from, long to, Bounds values, Bounds intervals) {
        double low = values.low <= values.high ? values.low : 0;
        double high = values.low <= values.high ? values.high : 0;
        double height = high > low ? high - low : Math.max(Math.abs(high) * 1e-3, 1e-9);
        low = Math.max(Math.min(low, intervals.low), low - MOST_FOR_INTERVALS * height);
        high = Math.min(Math.max(high, intervals.high), high + MOST_FOR_INTERVALS * height);
        return new Frame(from, to, low - AIR * height, high + AIR * height);
    }

    double x(long millis) {
        // A single time stands in the middle.
        double share =
                toMillis > fromMillis
                        ? (millis - fromMillis) / (double) (toMillis - fromMillis)
                        : 0.5;
        return LEFT + 6 + (RIGHT - LEFT - 12) * share;
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
    }

    private static final class Bounds {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void add(double value) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }
}
