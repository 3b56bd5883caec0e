package dev.recon.generate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many events are written in a second of real time; infinite for as fast as possible. */
public record Rate(double perSecond, String text) {

    /** As fast as possible. */
    public static final Rate MAX = new Rate(Double.POSITIVE_INFINITY, "max");

    /** What the simulated plant does unless asked otherwise. */
    public static final Rate DEFAULT = parse("1000000/h");

    private static final String SHAPE = "(\\d{1,12}(?:\\.\\d{1,6})?)(?:/(s|min|h))?";

    /** Reads {@code 250}, {@code 250/s}, {@code 1000000/h} or {@code max}. */
    public static Rate parse(String text) {
        if (text.strip().equals("max")) {
            return MAX;
        }
        Matcher matcher = Pattern.compile(SHAPE).matcher(text.strip());
        if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no rate: give events a second like 250, or 1000000/h, or max");
        }
        double seconds =
                matcher.group(2) == null ? 1 : Span.parse("1" + matcher.group(2)).millis() / 1000.0;
        return new Rate(Double.parseDouble(matcher.group(1)) / seconds, text.strip());
    }

    public boolean isMax() {
        return Double.isInfinite(perSecond);
    }

    @Override
    public String toString() {
        return text;
    }

    /** For picocli. */
    public static final class Converter implements ITypeConverter<Rate> {
        @Override
        public Rate convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
