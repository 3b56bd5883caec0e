package dev.recon.codec;

import static dev.recon.codec.JsonBytes.AND;
import static dev.recon.codec.JsonBytes.IS;
import static dev.recon.rows.RowFields.CHECKED;
import static dev.recon.rows.RowFields.COMPLETENESS;
import static dev.recon.rows.RowFields.COUNT;
import static dev.recon.rows.RowFields.EVENT_TIME;
import static dev.recon.rows.RowFields.FILLS;
import static dev.recon.rows.RowFields.FINAL;
import static dev.recon.rows.RowFields.ID;
import static dev.recon.rows.RowFields.INSIDE_SHARE;
import static dev.recon.rows.RowFields.MAX;
import static dev.recon.rows.RowFields.MEAN;
import static dev.recon.rows.RowFields.MEAN_ABSOLUTE_ERROR;
import static dev.recon.rows.RowFields.MIN;
import static dev.recon.rows.RowFields.PENDING;
import static dev.recon.rows.RowFields.READINGS;
import static dev.recon.rows.RowFields.REASON;
import static dev.recon.rows.RowFields.REVISION;
import static dev.recon.rows.RowFields.SIDE;
import static dev.recon.rows.RowFields.SOURCE;
import static dev.recon.rows.RowFields.STDDEV;
import static dev.recon.rows.RowFields.TYPE;
import static dev.recon.rows.RowFields.WINDOW_END;
import static dev.recon.rows.RowFields.WINDOW_START;
import static dev.recon.rows.RowFields.WITH_FILLS;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.core.rows.Counter;
import dev.recon.fill.WindowSummary;
import java.util.stream.Stream;

/**
 * Writes keys and values of exceptions and metrics rows. Source and id are given as they stand in
 * {@link Decoded#text}. Not thread safe; allocates little more than the bytes it returns.
 */
public final class OutputEncoder {

    /** The counts of a metrics row up to their numbers. */
    private static final byte[][] COUNTS =
            Stream.of(Counter.values())
                    .map(counter -> (AND + counter.json() + IS).getBytes(US_ASCII))
                    .toArray(byte[][]::new);

    private static final int EXPECTED = Counter.EXPECTED.ordinal();
    private static final int MATCHED = Counter.MATCHED.ordinal();
    private static final int MISSING = Counter.MISSING.ordinal();

    private final CurrentLine line;
    private final JsonBytes out = new JsonBytes();

    public OutputEncoder(CurrentLine line) {
        this.line = line;
    }

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
        out.raw("{\"" + TYPE + IS + "\"").raw(type).raw("\",");
        out.raw(leg.json());
        item(out, source, sourceFrom, sourceTo, id, idFrom, idTo, eventTimeMillis);
        optional(AND + REASON + IS, reason);
        optional(AND + SIDE + IS, side);
        return out.raw(line.end()).take();
    }

    /**
     * A metrics row.
     *
     * @param counts by the ordinals of {@link Counter}
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
        out.raw(AND + SOURCE + IS).string(source, sourceFrom, sourceTo);
        out.raw(AND + WINDOW_START + IS + "\"").time(windowStartMillis);
        out.raw("\"" + AND + WINDOW_END + IS + "\"").time(windowEndMillis).raw('"');
        for (int i = 0; i < COUNTS.length; i++) {
            out.raw(COUNTS[i]).number(counts[i]);
        }
        out.raw(AND + PENDING + IS).number(counts[EXPECTED] - counts[MATCHED] - counts[MISSING]);
        out.raw(AND + COMPLETENESS + IS).raw(completeness(counts));
        if (summary != null) {
            summary(summary);
        }
        out.raw(AND + REVISION + IS).number(revision);
        out.raw(isFinal ? AND + FINAL + IS + "true" : AND + FINAL + IS + "false");
        return out.raw(line.end()).take();
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
        aggregate(AND + READINGS + IS + "{", summary.real());
        aggregate(AND + WITH_FILLS + IS + "{", summary.filled());
        out.raw(AND + FILLS + IS + "{\"" + COUNT + IS).number(summary.fills());
        out.raw(AND + CHECKED + IS).number(summary.checked());
        out.raw(AND + MEAN_ABSOLUTE_ERROR + IS).number(summary.meanAbsoluteError());
        out.raw(AND + INSIDE_SHARE + IS).number(summary.insideShare()).raw('}');
    }

    private void aggregate(String name, WindowSummary.Aggregate of) {
        out.raw(name).raw("\"" + COUNT + IS).number(of.count());
        out.raw(AND + MIN + IS).number(of.min()).raw(AND + MAX + IS).number(of.max());
        out.raw(AND + MEAN + IS).number(of.mean());
        out.raw(AND + STDDEV + IS).number(of.deviation()).raw('}');
    }

    /** Source, id and event time of whatever speaks of one id. */
    static void item(
            JsonBytes out,
            byte[] source,
            int sourceFrom,
            int sourceTo,
            byte[] id,
            int idFrom,
            int idTo,
            long timeMillis) {
        out.raw(AND + SOURCE + IS).string(source, sourceFrom, sourceTo);
        out.raw(AND + ID + IS).string(id, idFrom, idTo);
        out.raw(AND + EVENT_TIME + IS + "\"").time(timeMillis).raw('"');
    }

    private void optional(String name, String text) {
        if (text != null) {
            out.raw(name).string(text);
        }
    }
}
