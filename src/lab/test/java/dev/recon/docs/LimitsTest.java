package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of limits says what the code says, and names tests that there are. */
class LimitsTest {

    private static final Page PAGE = Page.of(Path.of("docs", "LIMITS.md"));
    private static final Sources SOURCES = new Sources();
    private static final Pattern QUANTITY = Pattern.compile("([0-9][0-9.,e]*)(?: ([A-Za-z]+))?.*");
    private static final Map<String, Long> UNITS =
            Map.of(
                    "ms",
                    1L,
                    "s",
                    1_000L,
                    "min",
                    60_000L,
                    "h",
                    3_600_000L,
                    "d",
                    86_400_000L,
                    "kB",
                    1L << 10,
                    "MB",
                    1L << 20,
                    "GB",
                    1L << 30);

    /** What the names of constants say of their unit. */
    private static final Map<String, Double> SUFFIXES =
            Map.of("_NANOS", 1e-6, "_DAYS", 86_400_000.0, "_GB", (double) (1L << 30));

    private record Limit(String bound, String value, String test, String constant) {}

    static Stream<Limit> limits() {
        return PAGE.lines().stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .filter(cells -> !cells.get(1).equals("bound"))
                .map(LimitsTest::limit);
    }

    private static Limit limit(List<String> cells) {
        assertThat(cells).as("%s", cells).hasSize(8);
        return new Limit(cells.get(1), cells.get(2), cells.get(5), cells.get(6));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theTestExists(Limit limit) {
        for (String name : limit.test.replace("`", "").split(", *", -1)) {
            if (!name.isEmpty() && !name.equals("*none*")) {
                assertThat(SOURCES.hasTest(name)).as("%s of %s", name, limit.bound).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theValueIsThatOfTheCode(Limit limit) throws ReflectiveOperationException {
        if (!limit.constant.isEmpty()) {
            assertThat(number(limit.value)).as(limit.bound).isEqualTo(constant(limit.constant));
        }
    }

    private static double number(String value) {
        Matcher quantity = QUANTITY.matcher(value);
        assertThat(quantity.matches()).as(value).isTrue();
        double number = Double.parseDouble(quantity.group(1).replace(",", ""));
        return number * UNITS.getOrDefault(quantity.group(2) + "", 1L);
    }

    private static double constant(String text) throws ReflectiveOperationException {
        String[] names = text.replace("`", "").split("\\.", 2);
        Field field = SOURCES.main(names[0]).getDeclaredField(names[1]);
        field.setAccessible(true);
        Object value = field.get(null);
        double unit =
                SUFFIXES.entrySet().stream()
                        .filter(each -> names[1].endsWith(each.getKey()))
                        .mapToDouble(Map.Entry::getValue)
                        .findFirst()
                        .orElse(1);
        return value instanceof Duration duration
                ? duration.toMillis()
                : ((Number) value).doubleValue() * unit;
    }

    @Test
    void theLauncherGivesTheHeapOfThePage() throws IOException {
        String value =
                limits().filter(each -> each.bound.equals("heap of `./recon`"))
                        .map(Limit::value)
                        .findFirst()
                        .orElseThrow();
        String option = "${RECON_JAVA_OPTS--Xmx" + value.replace(" GB", "g") + "}";
        assertThat(Files.readString(Path.of("recon"))).contains(option);
    }

    @Test
    void quantitiesAreRead() {
        assertThat(number("65,536 B")).isEqualTo(65_536);
        assertThat(number("10 s")).isEqualTo(10_000);
        assertThat(number("4 times the longest")).isEqualTo(4);
        assertThat(number("1e30")).isEqualTo(1e30);
    }
}
