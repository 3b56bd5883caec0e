package dev.recon.generate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A length of time as options give it: a whole number and {@code ms}, {@code s}, {@code min},
 * {@code h} or {@code d}.
 */
public record Span(long millis) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}) ?(ms|s|min|h|d)");

    /** Reads {@code 30 s} or {@code 30s}. */
    public static Span parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no duration: give a whole number and ms, s, min, h or d, like 30s");
        }
        return new Span(
                Math.multiplyExact(Long.parseLong(matcher.group(1)), unitMillis(matcher.group(2))));
    }

    public static Span seconds(long seconds) {
        return new Span(seconds * 1000);
    }

    public static Span minutes(long minutes) {
        return seconds(minutes * 60);
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "min" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /** In the largest unit that divides it. */
    @Override
    public String toString() {
        for (String unit : new String[] {"d", "h", "min", "s"}) {
            if (millis != 0 && millis % unitMillis(unit) == 0) {
                return millis / unitMillis(unit) + unit;
            }
        }
        return millis + "ms";
    }

    /** For picocli. */
    public static final class Converter implements ITypeConverter<Span> {
        @Override
        public Span convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
