package dev.recon.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis has its marks, and what stands there. */
final class Ticks {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        28 * DAY
    };

    private Ticks() {}

    /**
     * One mark.
     *
     * @param above null, or the day where it changes
     */
    record Tick(double at, String label, String above) {}

    /** Multiples of 1, 2 or 5 times a power of ten within the bounds, {@code most} or fewer. */
    static List<Tick> values(double from, double to, int most) {
        double rough = (to - from) / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double digit : new double[] {1, 2, 5, 10}) {
            step = power * digit;
            if (step >= rough * (1 - 1e-9)) {
                break;
            }
        }
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (double i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            // Not minus zero.
            double at = i * step + 0.0;
            ticks.add(new Tick(at, String.format(Locale.ROOT, "%." + decimals + "f", at), null));
        }
        return ticks;
    }

    /** Times of day, in UTC, {@code most} or fewer. */
    static List<Tick> times(long from, long to, int most) {
        long step = STEPS[STEPS.length - 1];
        while ((to - from) / step > most) {
            step *= 2;
        }
        for (long each : STEPS) {
            if ((to - from) / each < most) {
                step = each;
                break;
            }
        }
        DateTimeFormatter label = format(step);
        DateTimeFormatter day = utc("yyyy-MM-dd");
        List<Tick> ticks = new ArrayList<>();
        String last = "";
        for (long at = -Math.floorDiv(-from, step) * step; at <= to; at += step) {
            Instant instant = Instant.ofEpochMilli(at);
            String today = day.format(instant);
            boolean isNewDay = step < DAY && !today.equals(last);
            ticks.add(new Tick(at, label.format(instant), isNewDay ? today : null));
            last = today;
        }
        return ticks;
    }

    private static DateTimeFormatter format(long step) {
        if (step >= DAY) {
            return utc("yyyy-MM-dd");
        }
        return utc(step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS");
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
