package dev.recon.config;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the texts of the file mean. */
final class Values {

    /** Turns a text into a value or says which rule it breaks. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws Refused;
    }

    /**
     * The rule that a text breaks, as the end of a sentence that begins with the key and the text.
     */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String rule) {
            super(rule, null, false, false);
        }
    }

    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "kB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
    private static final Pattern AMOUNT = Pattern.compile("([+-]?[0-9]+) *([A-Za-z]+)");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]{1,9})?[0-9]*([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final long LONGEST_DAYS = 3650;
    private static final long LARGEST_GB = 1024;

    private Values() {}

    static String text(String text) throws Refused {
        if (text.isBlank()) {
            throw new Refused("it must not be empty");
        }
        return text;
    }

    /** A duration greater than 0. */
    static Long duration(String text) throws Refused {
        return atLeast(1, durationOrZero(text));
    }

    static Long durationOrZero(String text) throws Refused {
        String rule = "it must be a whole number and ms, s, min, h or d, such as `30 s`";
        return atLeast(
                0, amount(text, UNITS, rule, LONGEST_DAYS * UNITS.get("d"), LONGEST_DAYS + " d"));
    }

    /** A number of bytes, at least 1. */
    static Long size(String text) throws Refused {
        String rule = "it must be a whole number and B, kB, MB or GB, such as `256 MB`";
        return atLeast(
                1, amount(text, SIZES, rule, LARGEST_GB * SIZES.get("GB"), LARGEST_GB + " GB"));
    }

    private static long atLeast(long lowest, long amount) throws Refused {
        if (amount < lowest) {
            throw new Refused(
                    lowest == 0 ? "it must not be negative" : "it must be greater than 0");
        }
        return amount;
    }

    private static long amount(
            String text, Map<String, Long> units, String rule, long highest, String highestText)
            throws Refused {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new Refused(rule);
        }
        BigInteger unit = BigInteger.valueOf(units.get(matcher.group(2)));
        BigInteger amount = whole(matcher.group(1), rule).multiply(unit);
        if (amount.compareTo(BigInteger.valueOf(highest)) > 0) {
            throw new Refused("it must be at most " + highestText);
        }
        return amount.signum() < 0 ? -1 : amount.longValue();
    }

    /** Digits beyond anything that could be meant are not worth the multiplication. */
    private static BigInteger whole(String digits, String rule) throws Refused {
        if (digits.length() > 1000) {
            throw new Refused(rule);
        }
        return new BigInteger(digits);
    }

    static Parser<Integer> integer(int lowest, int highest) {
        return text -> {
            String rule = "it must be a whole number, " + lowest + " to " + highest;
            try {
                int number = Integer.parseInt(text.strip());
                if (lowest <= number && number <= highest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new Refused(rule);
            }
            throw new Refused(rule);
        };
    }

    static Double number(String text) throws Refused {
        double number =
                NUMBER.matcher(text.strip()).matches()
                        ? Double.parseDouble(text.strip())
                        : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new Refused("it must be a finite number");
        }
        return number;
    }

    /** The constants of an enum, written in lower case and with dashes. */
    static <E extends Enum<E>> Parser<E> choice(Class<E> type) {
        Map<String, E> meanings =
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toMap(Values::word, e -> e));
        return choice(words(type), meanings::get);
    }

    /** What may be written for a choice. */
    static <E extends Enum<E>> List<String> words(Class<E> choice) {
        return Arrays.stream(choice.getEnumConstants()).map(Values::word).toList();
    }

    static <T> Parser<T> choice(List<String> words, Function<String, T> meaning) {
        return text -> {
            if (!words.contains(text)) {
                String all = words.stream().map(Words::quote).collect(Collectors.joining(" or "));
                throw new Refused("it must be " + all + Words.didYouMean(text, words));
            }
            return meaning.apply(text);
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String topic(String text) throws Refused {
        if (!TOPIC.matcher(text).matches() || text.equals(".") || text.equals("..")) {
            throw new Refused(
                    "a topic's name is 1 to 249 letters, digits, dots, underscores and dashes");
        }
        return text;
    }

    static String path(String text) throws Refused {
        try {
            return Path.of(text(text)).toString();
        } catch (InvalidPathException e) {
            throw new Refused("it is no path");
        }
    }

    static String uri(String text) throws Refused {
        try {
            if (new URI(text).isAbsolute()) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw new Refused("it must be a URI such as `file:///var/recon/checkpoints`");
        }
        throw new Refused(
                "it must be a URI with its scheme, such as `file:///var/recon/checkpoints`");
    }

    /** Epoch milliseconds of an RFC 3339 time; what is finer is cut off. */
    static Long time(String text) throws Refused {
        Matcher matcher = RFC_3339.matcher(text);
        try {
            if (matcher.matches()) {
                String fraction = matcher.group(3) == null ? "" : matcher.group(3);
                String iso =
                        matcher.group(1) + "T" + matcher.group(2) + fraction + matcher.group(4);
                long millis = OffsetDateTime.parse(iso).toInstant().toEpochMilli();
                if (millis > 0) {
                    return millis;
                }
            }
        } catch (DateTimeException e) {
            throw new Refused("it is no time of any day");
        }
        throw new Refused(
                "a time is RFC 3339 with an offset and after 1970, such as `2026-11-20T10:00:00Z`");
    }
}
