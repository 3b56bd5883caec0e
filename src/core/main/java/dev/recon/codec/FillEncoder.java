package dev.recon.codec;

import static dev.recon.codec.JsonBytes.AND;
import static dev.recon.codec.JsonBytes.IS;
import static dev.recon.rows.RowFields.ACTUAL;
import static dev.recon.rows.RowFields.ERROR;
import static dev.recon.rows.RowFields.EVENT_TIME;
import static dev.recon.rows.RowFields.ID;
import static dev.recon.rows.RowFields.LOWER;
import static dev.recon.rows.RowFields.METHOD;
import static dev.recon.rows.RowFields.QUALITY;
import static dev.recon.rows.RowFields.READINGS_AFTER;
import static dev.recon.rows.RowFields.REASON;
import static dev.recon.rows.RowFields.REVISION;
import static dev.recon.rows.RowFields.SD;
import static dev.recon.rows.RowFields.SOURCE;
import static dev.recon.rows.RowFields.STATUS;
import static dev.recon.rows.RowFields.UPPER;
import static dev.recon.rows.RowFields.VALUE;

import dev.recon.core.Routes;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector;
import dev.recon.rows.Answer;

/**
 * Turns the fills of lost readings, and the complete series, into the keys and values that are
 * written. Not thread safe; allocates little more than these.
 */
public final class FillEncoder implements SeriesCollector {

    private static final String NO_INTERVAL =
            AND + LOWER + IS + "null" + AND + UPPER + IS + "null" + AND + METHOD + IS + "null";

    private final LegText[] legs;
    private final CurrentLine line;
    private final AnswerCollector collector;
    private final JsonBytes out = new JsonBytes();

    public FillEncoder(Routes routes, CurrentLine line, AnswerCollector collector) {
        legs = LegText.of(routes);
        this.line = line;
        this.collector = collector;
    }

    @Override
    public void fill(int leg, byte[] source, Fill fill) {
        byte[] key = key(leg, source, fill.id);
        item(leg, source, fill.id, fill.timeMillis);
        out.raw(AND + STATUS + IS + "\"").raw(fill.status.name());
        out.raw("\"" + AND + REASON + IS + "\"").raw(fill.reason.name());
        out.raw("\"" + AND + VALUE + IS).number(fill.value);
        out.raw(AND + SD + IS).number(fill.sd);
        interval(fill);
        out.raw(AND + READINGS_AFTER + IS).number(fill.readingsAfter);
        out.raw(AND + REVISION + IS).number(fill.revision);
        out.raw(AND + ACTUAL + IS).number(fill.actual);
        out.raw(AND + ERROR + IS).number(fill.error());
        collector.answer(Answer.FILLS, key, out.raw(line.end()).take());
    }

    @Override
    public void point(
            int leg,
            byte[] source,
            byte[] id,
            long timeMillis,
            double value,
            Quality quality,
            Fill fill,
            int revision) {
        byte[] key = key(leg, source, id);
        item(leg, source, id, timeMillis);
        out.raw(AND + VALUE + IS).number(value);
        out.raw(AND + QUALITY + IS + "\"").raw(quality.name()).raw('"');
        if (fill == null) {
            out.raw(NO_INTERVAL);
        } else {
            interval(fill);
        }
        out.raw(AND + REVISION + IS).number(revision);
        collector.answer(Answer.SERIES, key, out.raw(line.end()).take());
    }

    private byte[] key(int leg, byte[] source, byte[] id) {
        out.raw(legs[leg].key()).keyPart(source, 0, source.length);
        return out.raw('/').keyPart(id, 0, id.length).take();
    }

    private void item(int leg, byte[] source, byte[] id, long timeMillis) {
        out.raw('{').raw(legs[leg].json());
        out.raw(AND + SOURCE + IS).string(source, 0, source.length);
        out.raw(AND + ID + IS).string(id, 0, id.length);
        out.raw(AND + EVENT_TIME + IS + "\"").time(timeMillis).raw('"');
    }

    private void interval(Fill fill) {
        out.raw(AND + LOWER + IS).number(fill.lower).raw(AND + UPPER + IS).number(fill.upper);
        out.raw(AND + METHOD + IS + "\"").raw(fill.method.label()).raw('"');
    }
}
