package dev.recon.rows;

import static dev.recon.rows.RowFields.all;

import dev.recon.core.Side;
import dev.recon.core.Verdicts;
import dev.recon.core.items.Invalid;
import java.util.List;

/**
 * An exception: something is wrong with one id, or what was said before is taken back.
 *
 * @param eventTimeMillis the expected time for MISSING, FOUND and EXPLAINED, the record's own for
 *     the others
 * @param reason of an INVALID, else null
 * @param side of a DUPLICATE, else null
 * @param line null in rows of versions that wrote none; their epoch is 0
 */
public record ExceptionRow(
        Verdicts.Type type,
        String control,
        String output,
        String source,
        String id,
        long eventTimeMillis,
        Invalid reason,
        Side side,
        String line,
        long epoch) {

    public static final RowSchema<ExceptionRow> SCHEMA =
            new RowSchema<>(
                    "exceptions",
                    "Something is wrong with one id of a leg, or what was said before is taken back.",
                    "`control/output/source/id`",
                    RowFields.ITEM_KEY,
                    Kept.ALL_30_DAYS,
                    "Several rows speak of one id (missing, then found), so compaction would lose some.",
                    fields(),
                    ExceptionRow::of);

    private static List<Field> fields() {
        return all(
                List.of(
                        Field.word(
                                RowFields.TYPE,
                                Verdicts.Type.values(),
                                "What has been decided. `FOUND` takes back a `MISSING`, `EXPLAINED` an"
                                        + " `UNEXPECTED`.")),
                RowFields.item(),
                List.of(
                        Field.time(
                                RowFields.EVENT_TIME,
                                "The expected time for `MISSING`, `FOUND` and `EXPLAINED`, the record's own"
                                        + " for the others."),
                        Field.word(
                                        RowFields.REASON,
                                        List.of(
                                                Invalid.NOT_A_NUMBER.name(),
                                                Invalid.OUT_OF_RANGE.name()),
                                        "Of an `INVALID`.")
                                .optional(),
                        Field.word(RowFields.SIDE, Side.values(), "Of a `DUPLICATE`.").optional()),
                RowFields.line());
    }

    private static ExceptionRow of(RowValues values) {
        return new ExceptionRow(
                values.word(RowFields.TYPE, Verdicts.Type.class),
                values.text(RowFields.CONTROL),
                values.text(RowFields.OUTPUT),
                values.text(RowFields.SOURCE),
                values.text(RowFields.ID),
                values.whole(RowFields.EVENT_TIME),
                values.word(RowFields.REASON, Invalid.class),
                values.word(RowFields.SIDE, Side.class),
                values.text(RowFields.LINE),
                values.whole(RowFields.EPOCH, 0));
    }

    public ItemKey key() {
        return new ItemKey(control, output, source, id);
    }
}
