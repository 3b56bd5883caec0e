package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.core.Side;
import dev.recon.core.Verdicts;
import dev.recon.core.items.Invalid;
import dev.recon.core.rows.Counter;
import dev.recon.core.time.StreamWatch;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.DeadLetter;
import dev.recon.rows.DeadReason;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.FillRow;
import dev.recon.rows.FillsSummary;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.ReadingsSummary;
import dev.recon.rows.SeriesRow;
import dev.recon.rows.StatusRow;
import dev.recon.rows.StreamRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Rows that a writer can be given, with names, numbers and times that nobody would choose. */
final class RandomRows {

    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final Random random;

    RandomRows(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> T one(T[] of) {
        return one(Arrays.asList(of));
    }

    private Long orNull(long number) {
        return random.nextInt(4) == 0 ? null : number;
    }

    private long time() {
        return switch (random.nextInt(6)) {
            case 0 -> 1;
            case 1 -> LAST;
            default -> random.nextLong(LAST);
        };
    }

    private long whole() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10);
            case 1 -> Long.MAX_VALUE - random.nextInt(3);
            default -> random.nextLong() >>> random.nextInt(1, 64);
        };
    }

    /** NaN for none: what is infinite is written as none, too. */
    private double number() {
        double number =
                switch (random.nextInt(8)) {
                    case 0 -> Double.NaN;
                    case 1 -> -0.0;
                    case 2 -> Double.MIN_VALUE;
                    case 3 -> Double.MAX_VALUE;
                    case 4 -> random.nextInt(100_000) / 100.0;
                    default -> Double.longBitsToDouble(random.nextLong());
                };
        return Double.isFinite(number) ? number : Double.NaN;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int[] bounds = {0x20, 0x80, 0x800, 0x10000, 0x110000};
        for (int length = random.nextInt(12); length >= 0; length--) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"\\/%\n\u007f*,".codePointAt(random.nextInt(8));
                        case 1 -> 0xD800 + random.nextInt(0x800);
                        default -> random.nextInt(bounds[random.nextInt(bounds.length)]);
                    });
        }
        return text.toString();
    }

    ExceptionRow exception() {
        Verdicts.Type type = one(Verdicts.Type.values());
        return new ExceptionRow(
                type,
                text(),
                text(),
                text(),
                text(),
                time(),
                type == Verdicts.Type.INVALID
                        ? one(List.of(Invalid.NOT_A_NUMBER, Invalid.OUT_OF_RANGE))
                        : null,
                type == Verdicts.Type.DUPLICATE ? one(Side.values()) : null,
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    MetricsRow metrics() {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counts.put(counter, random.nextInt(4) == 0 ? 0 : whole());
        }
        long expected = counts.get(Counter.EXPECTED);
        long matched = counts.get(Counter.MATCHED);
        boolean hasSummary = random.nextBoolean();
        long start = time();
        return new MetricsRow(
                text(),
                text(),
                text(),
                start,
                start + 60_000,
                counts,
                expected - matched - counts.get(Counter.MISSING),
                expected == 0 ? Double.NaN : 100.0 * matched / expected,
                hasSummary ? readings() : null,
                hasSummary ? readings() : null,
                hasSummary ? new FillsSummary(whole(), whole(), number(), number()) : null,
                whole(),
                random.nextBoolean(),
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    private ReadingsSummary readings() {
        return new ReadingsSummary(whole(), number(), number(), number(), number());
    }

    FillRow fill() {
        double value = number();
        double actual = number();
        double error = value - actual;
        return new FillRow(
                text(),
                text(),
                text(),
                text(),
                time(),
                one(Fill.Status.values()),
                one(Fill.Reason.values()),
                value,
                number(),
                number(),
                number(),
                one(FillMethod.values()).label(),
                random.nextInt(9),
                1 + random.nextInt(Integer.MAX_VALUE),
                actual,
                Double.isFinite(error) ? error : Double.NaN,
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    SeriesRow series() {
        Quality quality = one(Quality.values());
        boolean isFill = quality == Quality.SYNTHETIC;
        return new SeriesRow(
                text(),
                text(),
                text(),
                text(),
                time(),
                number(),
                quality,
                isFill ? number() : Double.NaN,
                isFill ? number() : Double.NaN,
                isFill ? one(FillMethod.values()).label() : null,
                1 + random.nextInt(Integer.MAX_VALUE),
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    StatusRow status() {
        StatusRow.Type type = one(StatusRow.Type.values());
        boolean isHeartbeat = type == StatusRow.Type.HEARTBEAT;
        long at = time();
        Long watermark = orNull(time());
        return new StatusRow(
                type,
                at,
                text(),
                watermark,
                watermark == null ? null : at - watermark,
                isHeartbeat ? time() : null,
                isHeartbeat ? orNull(time()) : null,
                isHeartbeat ? random.nextBoolean() : null,
                isHeartbeat ? random.nextLong(Long.MAX_VALUE) : null,
                isHeartbeat ? random.nextLong(Long.MAX_VALUE) : null,
                Stream.generate(this::stream)
                        .limit(isHeartbeat ? random.nextInt(1, 4) : 1)
                        .toList(),
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    private StreamRow stream() {
        return new StreamRow(
                text(),
                one(StreamWatch.State.values()),
                orNull(random.nextInt(1 << 30)),
                orNull(random.nextInt(1 << 30)),
                orNull(time()),
                random.nextInt(1 << 20),
                random.nextInt(1 << 20),
                random.nextInt(1 << 20),
                random.nextInt(1 << 30),
                random.nextInt(1 << 30));
    }

    DeadLetter deadLetter() {
        return random.nextInt(3) == 0 ? beyondHorizon() : unusable();
    }

    private DeadLetter beyondHorizon() {
        DeadLetter.Late item =
                new DeadLetter.Late(text(), text(), one(Side.values()), text(), text(), time());
        return new DeadLetter(
                text(),
                DeadReason.BEYOND_HORIZON.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                item,
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    private DeadLetter unusable() {
        Original original = Original.of(raw(), random.nextBoolean() ? 1 << 20 : 5);
        return new DeadLetter(
                text(),
                one(DeadReason.values()).name(),
                random.nextBoolean() ? null : text(),
                text(),
                (long) random.nextInt(1 << 20),
                whole(),
                original.bytes(),
                original.isCut() ? (long) original.length() : null,
                original.sha256(),
                null,
                null,
                Lines.LINE.name(),
                Lines.LINE.epoch());
    }

    private byte[] raw() {
        byte[] noise = new byte[random.nextInt(12)];
        random.nextBytes(noise);
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> noise;
            default -> text().replaceAll("\\p{Cs}", "?").getBytes(UTF_8);
        };
    }
}
