package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    private static final DateTimeFormatter THREE_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    static long parse(String text) {
        byte[] bytes = ("xx" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Rfc3339.parse(bytes, 2, bytes.length - 1);
    }

    private static String format(long millis) {
        byte[] out = new byte[Rfc3339.MAX_LENGTH + 1];
        int end = Rfc3339.format(millis, out, 1);
        return new String(out, 1, end - 1, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:00:00Z", "2026-11-20T10:00:00.5Z", "2026-11-20T10:00:00.999999999Z",
                "2024-02-29T23:59:59+14:00", "2000-02-29T00:00:00-23:59", "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
                "2026-11-20T10:00:00-00:00", "2026-01-31T00:00:00+05:30", "0000-02-29T12:00:00.001Z"
            })
    void readsWhatTheLibraryReads(String text) {
        long expected =
                text.endsWith("-23:59")
                        ? Instant.parse("2000-02-29T23:59:00Z").toEpochMilli()
                        : Instant.from(
                                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                                                text.replace("-00:00", "Z")))
                                .toEpochMilli();
        assertThat(parse(text)).isEqualTo(expected);
        assertThat(parse(text.replace('T', 't').replace('Z', 'z'))).isEqualTo(expected);
        assertThat(parse(text.replace('T', ' '))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z,2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.250Z,2017-01-01T00:00:00.250Z",
        "2017-01-01T05:29:60+05:30,2017-01-01T00:00:00Z",
        "2016-12-31T15:59:60-08:00,2017-01-01T00:00:00Z",
    })
    void aLeapSecondIsTheSecondAfterIt(String text, String instant) {
        assertThat(parse(text)).isEqualTo(Instant.parse(instant).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-20",
                "2026-11-20T10:00:00",
                "2026-11-20T10:00Z",
                "2026-11-20T10:00:00.Z",
                "2026-11-20T10:00:00,5Z",
                "2026-11-20T10:00:00+0100",
                "2026-11-20T10:00:00+01",
                "2026-11-20T24:00:00Z",
                "2026-11-20T10:60:00Z",
                "2026-11-20T10:00:61Z",
                "2026-11-20T10:00:60Z",
                "2016-12-31T23:59:60+01:00",
                "2026-13-20T10:00:00Z",
                "2026-00-20T10:00:00Z",
                "2026-11-00T10:00:00Z",
                "2026-11-31T10:00:00Z",
                "2026-02-29T10:00:00Z",
                "1900-02-29T10:00:00Z",
                "2026-11-20T10:00:00+24:00",
                "2026-11-20T10:00:00+01:60",
                "2026-11-20T10:00:00ZZ",
                "2026-11-20T10:00:00Z ",
                " 2026-11-20T10:00:00Z",
                "2026-11-20_10:00:00Z",
                "20261120T100000Z0000",
                "+2026-11-20T10:00:00Z",
                "12026-11-20T10:00:00Z",
                "-026-11-20T10:00:00Z",
                "2026/11/20T10:00:00Z",
                "2026-11-20T10-00-00Z",
                "2026-11-20T1a:00:00Z",
                "2026-11-20T10:00:00.1x2Z",
                "2026-11-20T10:00:00.123",
                "2026-11-20T10:00:00+01:00Z",
                "2026-11-20T10:00:00+1:000",
                "\uff12\uff10\uff12\uff16-11-20T10:00:00Z",
                "2026-11-20T-1:00:00Z",
                "2026-11-20T10:00:00Z[UTC]"
            })
    void refusesEverythingElse(String text) {
        assertThat(parse(text)).isEqualTo(Rfc3339.INVALID);
    }

    @Test
    void readsAnyNumberOfFractionDigits() {
        assertThat(parse("1970-01-01T00:00:00." + "1234567890".repeat(1000) + "Z")).isEqualTo(123);
    }

    @Test
    void readsAndWritesEveryDayAsTheLibraryDoes() {
        LocalDate last = LocalDate.of(9999, 12, 31);
        for (LocalDate day = LocalDate.of(0, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            long millis = day.toEpochDay() * 86_400_000L;
            String text = day + "T00:00:00.000Z";
            assertThat(format(millis).equals(text) && parse(text) == millis).as(text).isTrue();
        }
    }

    @Test
    void readsAndWritesRandomTimesAsTheLibraryDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            long millis = (long) (random.nextDouble() * Rfc3339.MAX_MILLIS) + 1;
            assertThat(format(millis))
                    .as("seed %d", seed)
                    .isEqualTo(THREE_DIGITS.format(Instant.ofEpochMilli(millis)));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1080) - 540));
            OffsetDateTime local =
                    Instant.ofEpochMilli(millis)
                            .atOffset(offset)
                            .withNano(random.nextInt(1_000_000_000));
            if (local.getYear() <= 9999) {
                String text =
                        local.format(
                                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx"));
                assertThat(parse(text))
                        .as("seed %d %s", seed, text)
                        .isEqualTo(local.toInstant().toEpochMilli());
            }
        }
    }

    @Test
    void refusesWhatTheLibraryRefusesOfRandomDigits() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String text =
                    String.format(
                            "%04d-%02d-%02dT%02d:%02d:%02dZ",
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(60));
            assertThat(parse(text)).as("seed %d %s", seed, text).isEqualTo(library(text));
        }
    }

    private static long library(String text) {
        try {
            LocalDate date = LocalDate.parse(text.substring(0, 10));
            return date.atTime(LocalTime.parse(checkedHour(text.substring(11, 19))))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (java.time.DateTimeException e) {
            return Rfc3339.INVALID;
        }
    }

    private static String checkedHour(String time) {
        return time.startsWith("24") ? "hour 24 is no hour of RFC 3339" : time;
    }

    @Test
    void writesTheEndOfAWindowBeyondTheYear9999() {
        assertThat(format(Rfc3339.MAX_MILLIS + 1)).isEqualTo("+10000-01-01T00:00:00.000Z");
    }
}
