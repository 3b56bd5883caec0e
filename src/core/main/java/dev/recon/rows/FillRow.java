package dev.recon.rows;

import static dev.recon.rows.RowFields.all;

import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was emitted for one expected reading that was lost or invalid. Numbers that are not there
 * are NaN.
 *
 * @param sd the standard deviation of the value
 * @param lower of the 90 % interval, as {@code upper}
 * @param method the label of a {@link FillMethod}; a later version may have others
 * @param readingsAfter how many later readings were known
 * @param actual the reading that turned up after all
 * @param error value less actual
 * @param line null in rows of versions that wrote none; their epoch is 0
 */
public record FillRow(
        String control,
        String output,
        String source,
        String id,
        long eventTimeMillis,
        Fill.Status status,
        Fill.Reason reason,
        double value,
        double sd,
        double lower,
        double upper,
        String method,
        long readingsAfter,
        long revision,
        double actual,
        double error,
        String line,
        long epoch)
        implements Revised {

    public static final RowSchema<FillRow> SCHEMA =
            new RowSchema<>(
                    "fills",
                    "What is said of one expected reading that was lost or invalid. Each row replaces the ones"
                            + " before it of its key.",
                    "`control/output/source/id`",
                    RowFields.ITEM_KEY,
                    Kept.LATEST_30_DAYS,
                    RowFields.A_KEY_FOR_EACH_READING,
                    fields(),
                    FillRow::of);

    private static List<Field> fields() {
        return all(
                RowFields.item(),
                List.of(
                        Field.time(RowFields.EVENT_TIME, "When the reading was due."),
                        Field.word(
                                RowFields.STATUS,
                                Fill.Status.values(),
                                "`WITHDRAWN`: the reading has turned up."),
                        Field.word(RowFields.REASON, Fill.Reason.values(), "Why there is a fill."),
                        number(RowFields.VALUE, "The fill; null where there is no basis for one."),
                        number(RowFields.SD, "The standard deviation of the value.")),
                interval("Of the fill: "),
                List.of(
                        Field.integer(
                                RowFields.READINGS_AFTER,
                                "readings",
                                "How many readings behind the gap were known."),
                        Field.integer(
                                RowFields.REVISION, null, "1, 2, 3, … for each row of the key."),
                        number(
                                RowFields.ACTUAL,
                                "The reading that turned up after all; null before it does, and when it"
                                        + " has no value."),
                        number(
                                RowFields.ERROR,
                                "`value` less `actual`; null where one of them is.")),
                RowFields.line());
    }

    static Field number(String name, String meaning) {
        return Field.number(name, "that of the readings", meaning).nullable();
    }

    /** Bounds and method, of fills and of what is synthetic in the series. */
    static List<Field> interval(String whose) {
        String methods =
                Stream.of(FillMethod.values())
                        .map(method -> "`" + method.label() + "`")
                        .collect(Collectors.joining(", "));
        return List.of(
                number(RowFields.LOWER, "The lower bound of the 90 % interval."),
                number(RowFields.UPPER, "The upper bound of the 90 % interval."),
                Field.text(RowFields.METHOD, whose + "one of " + methods + ".").nullable());
    }

    private static FillRow of(RowValues values) {
        return new FillRow(
                values.text(RowFields.CONTROL),
                values.text(RowFields.OUTPUT),
                values.text(RowFields.SOURCE),
                values.text(RowFields.ID),
                values.whole(RowFields.EVENT_TIME),
                values.word(RowFields.STATUS, Fill.Status.class),
                values.word(RowFields.REASON, Fill.Reason.class),
                values.number(RowFields.VALUE),
                values.number(RowFields.SD),
                values.number(RowFields.LOWER),
                values.number(RowFields.UPPER),
                values.text(RowFields.METHOD),
                values.whole(RowFields.READINGS_AFTER),
                values.whole(RowFields.REVISION),
                values.number(RowFields.ACTUAL),
                values.number(RowFields.ERROR),
                values.text(RowFields.LINE),
                values.whole(RowFields.EPOCH, 0));
    }

    @Override
    public ItemKey key() {
        return new ItemKey(control, output, source, id);
    }

    /** Whether the reading is still missing or invalid. */
    public boolean stands() {
        return status != Fill.Status.WITHDRAWN;
    }
}
