package dev.recon.bench.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as a person reads them; a dash for what was not measured. */
public final class Texts {

    public static final String NONE = "-";

    private static final double KILO = 1024;
    private static final String[] UNITS = {"B", "kB", "MB", "GB"};

    private Texts() {}

    public static String count(OptionalDouble value) {
        return format("%,.0f", value);
    }

    public static String decimal(OptionalDouble value) {
        return format("%.2f", value);
    }

    public static String oneDecimal(OptionalDouble value) {
        return format("%.1f", value);
    }

    public static String times(OptionalDouble value, OptionalDouble of) {
        return value.isPresent() && of.isPresent()
                ? String.format(Locale.ROOT, "%.2f ×", value.getAsDouble() / of.getAsDouble())
                : NONE;
    }

    /** In units of 1024 each. */
    public static String bytes(OptionalDouble value) {
        if (value.isEmpty()) {
            return NONE;
        }
        double rest = value.getAsDouble();
        int unit = 0;
        while (rest >= KILO && unit < UNITS.length - 1) {
            rest /= KILO;
            unit++;
        }
        return String.format(
                Locale.ROOT, rest < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", rest, UNITS[unit]);
    }

    public static String millis(OptionalDouble value) {
        return format("%,.0f ms", value);
    }

    private static String format(String how, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, how, value.getAsDouble()) : NONE;
    }
}
