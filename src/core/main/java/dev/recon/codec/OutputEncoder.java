package dev.recon.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.codec.Decoded.DeadReason;
import dev.recon.fill.WindowSummary;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * Writes keys and values of all outputs. Source and id are given as they stand in {@link
 * Decoded#text}. Not thread safe; allocates little more than the bytes it returns.
 */
public final class OutputEncoder {

    /**
     * The counts of a metrics row up to their numbers, in the order in which {@link #metricsValue}
     * takes them.
     */
    private static final byte[][] COUNTS =
            Stream.of(
                            "expected",
                            "matched",
                            "missing",
                            "found",
                            "unexpected",
                            "filtered",
                            "skewed",
                            "duplicateExpected",
                            "duplicateActual",
                            "invalid")
                    .map(name -> (",\"" + name + "\":").getBytes(US_ASCII))
                    .toArray(byte[][]::new);

    private static final int EXPECTED = 0;
    private static final int MATCHED = 1;
    private static final int MISSING = 2;

    private final JsonBytes out = new JsonBytes();

    /** Key of an exception and of a beyond-horizon dead letter. */
    public byte[] exceptionKey(
            LegText leg,
            byte[] source,
            int sourceFrom,
            int sourceTo,
            byte[] id,
            int idFrom,
            int idTo) {
        out.raw(leg.key()).keyPart(source, sourceFrom, sourceTo).raw('/').keyPart(id, idFrom, idTo);
        return out.take();
    }

    /** Key of a metrics row. */
    public byte[] metricsKey(
            LegText leg, byte[] source, int sourceFrom, int sourceTo, long windowStartMillis) {
        out.raw(leg.key()).keyPart(source, sourceFrom, sourceTo).raw('/').time(windowStartMillis);
        return out.take();
    }

    /**
     * An exception.
     *
     * @param reason of an {@code INVALID}, else null
     * @param side of a {@code DUPLICATE}, else null
     */
    public byte[] exceptionValue(
            String type,
            LegText leg,
            byte[] source,
            int sourceFrom,
            int sourceTo,
            byte[] id,
            int idFrom,
            int idTo,
            long eventTimeMillis,
            String reason,
            String side) {
        out.raw("{\"type\":\"").raw(type).raw("\",");
        out.raw(leg.json());
        item(source, sourceFrom, sourceTo, id, idFrom, idTo, eventTimeMillis);
        optional(",\"reason\":", reason);
        optional(",\"side\":", side);
        return out.raw('}').take();
    }

    /**
     * A metrics row.
     *
     * @param counts expected, matched, missing, found, unexpected, filtered, skewed,
     *     duplicateExpected, duplicateActual, invalid
     * @param summary of the readings, or null to say nothing of them
     */
    public byte[] metricsValue(
            LegText leg,
            byte[] source,
            int sourceFrom,
            int sourceTo,
            long windowStartMillis,
            long windowEndMillis,
            long[] counts,
            WindowSummary summary,
            long revision,
            boolean isFinal) {
        out.raw('{');
        out.raw(leg.json());
        out.raw(",\"source\":").string(source, sourceFrom, sourceTo);
        out.raw(",\"windowStart\":\"").time(windowStartMillis);
        out.raw("\",\"windowEnd\":\"").time(windowEndMillis).raw('"');
        for (int i = 0; i < COUNTS.length; i++) {
            out.raw(COUNTS[i]).number(counts[i]);
        }
        out.raw(",\"pending\":").number(counts[EXPECTED] - counts[MATCHED] - counts[MISSING]);
        out.raw(",\"completeness\":").raw(completeness(counts));
        if (summary != null) {
            summary(summary);
        }
        out.raw(",\"revision\":").number(revision);
        return out.raw(isFinal ? ",\"final\":true}" : ",\"final\":false}").take();
    }

    /** In per cent; a window in which nothing is expected has none. */
    private static String completeness(long[] counts) {
        if (counts[EXPECTED] == 0) {
            return "null";
        }
        return counts[MATCHED] == counts[EXPECTED]
                ? "100.0"
                : Double.toString(100.0 * counts[MATCHED] / counts[EXPECTED]);
    }

    private void summary(WindowSummary summary) {
        aggregate(",\"readings\":{", summary.real());
        aggregate(",\"withFills\":{", summary.filled());
        out.raw(",\"fills\":{\"count\":").number(summary.fills());
        out.raw(",\"checked\":").number(summary.checked());
        out.raw(",\"meanAbsoluteError\":").number(summary.meanAbsoluteError());
        out.raw(",\"insideShare\":").number(summary.insideShare()).raw('}');
    }

    private void aggregate(String name, WindowSummary.Aggregate of) {
        out.raw(name).raw("\"count\":").number(of.count());
        out.raw(",\"min\":").number(of.min()).raw(",\"max\":").number(of.max());
        out.raw(",\"mean\":").number(of.mean());
        out.raw(",\"stddev\":").number(of.deviation()).raw('}');
    }

    /**
     * A dead letter for a file, with the original bytes as text; those that are no UTF-8 are
     * written in Base64 instead, so that nothing is lost.
     *
     * @param field null where no single one is to blame
     * @param topic where the record stood; or the file
     */
    public byte[] deadLetterValue(
            String stream,
            DeadReason reason,
            String field,
            String topic,
            int partition,
            long offset,
            Original original) {
        deadLetter(stream, reason, field);
        out.raw(",\"topic\":").string(topic);
        out.raw(",\"partition\":").number(partition).raw(",\"offset\":").number(offset);
        byte[] bytes = original.bytes();
        if (bytes == null) {
            out.raw(",\"raw\":null");
        } else if (Utf8.isValid(bytes, 0, bytes.length)) {
            out.raw(",\"raw\":").string(bytes, 0, bytes.length);
        } else {
            out.raw(",\"rawBase64\":\"").raw(Base64.getEncoder().encode(bytes)).raw('"');
        }
        if (original.isCut()) {
            out.raw(",\"originalBytes\":").number(original.length());
            optional(",\"sha256\":", original.sha256());
        }
        return out.raw('}').take();
    }

    /** The dead letter of a leg that has forgotten an id's time. */
    public byte[] beyondHorizonValue(
            String stream,
            LegText leg,
            String side,
            byte[] source,
            int sourceFrom,
            int sourceTo,
            byte[] id,
            int idFrom,
            int idTo,
            long eventTimeMillis) {
        deadLetter(stream, DeadReason.BEYOND_HORIZON, null);
        out.raw(',');
        out.raw(leg.json());
        optional(",\"side\":", side);
        item(source, sourceFrom, sourceTo, id, idFrom, idTo, eventTimeMillis);
        return out.raw('}').take();
    }

    private void item(
            byte[] source,
            int sourceFrom,
            int sourceTo,
            byte[] id,
            int idFrom,
            int idTo,
            long timeMillis) {
        out.raw(",\"source\":").string(source, sourceFrom, sourceTo);
        out.raw(",\"id\":").string(id, idFrom, idTo);
        out.raw(",\"eventTime\":\"").time(timeMillis).raw('"');
    }

    private void deadLetter(String stream, DeadReason reason, String field) {
        out.raw("{\"stream\":").string(stream).raw(",\"reason\":").string(reason.name());
        out.raw(",\"field\":").string(field);
    }

    private void optional(String name, String text) {
        if (text != null) {
            out.raw(name).string(text);
        }
    }
}
