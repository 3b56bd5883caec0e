package dev.recon.generate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A stretch in which nothing is written to a whole stream; {@code from} counts from the start of
 * the run.
 */
public record SilentStretch(PlantStream stream, Span from, Span length) {

    private static final Pattern TEXT = Pattern.compile("(\\w+)@([^+]+)\\+(.+)");

    /** Reads {@code sensor@10min+2min}. */
    public static SilentStretch parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no silent stretch: give STREAM@FROM+LENGTH, like sensor@10min+2min");
        }
        return new SilentStretch(
                PlantStream.of(matcher.group(1)),
                Span.parse(matcher.group(2)),
                Span.parse(matcher.group(3)));
    }

    boolean covers(PlantStream written, long millisSinceStart) {
        return written == stream
                && millisSinceStart >= from.millis()
                && millisSinceStart - from.millis() < length.millis();
    }

    @Override
    public String toString() {
        return stream.word() + "@" + from + "+" + length;
    }

    /** For picocli. */
    public static final class Converter implements ITypeConverter<SilentStretch> {
        @Override
        public SilentStretch convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
