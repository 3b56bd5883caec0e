package dev.recon.rows;

import static dev.recon.rows.RowFields.all;

import dev.recon.fill.SeriesCollector.Quality;
import java.util.List;

/**
 * One expected reading of the complete series. Numbers that are not there are NaN.
 *
 * @param lower of the 90 % interval, as {@code upper}; NaN for what was measured
 * @param method the label of a {@link dev.recon.fill.FillMethod}; null for what was measured
 * @param line null in rows of versions that wrote none; their epoch is 0
 */
public record SeriesRow(
        String control,
        String output,
        String source,
        String id,
        long eventTimeMillis,
        double value,
        Quality quality,
        double lower,
        double upper,
        String method,
        long revision,
        String line,
        long epoch)
        implements Revised {

    public static final RowSchema<SeriesRow> SCHEMA =
            new RowSchema<>(
                    "series",
                    "One expected reading of the complete series: measured, or a fill. Each row replaces the"
                            + " ones before it of its key.",
                    "`control/output/source/id`",
                    RowFields.ITEM_KEY,
                    Kept.LATEST_30_DAYS,
                    RowFields.A_KEY_FOR_EACH_READING,
                    fields(),
                    SeriesRow::of);

    private static List<Field> fields() {
        return all(
                RowFields.item(),
                List.of(
                        Field.time(RowFields.EVENT_TIME, "When the reading was due."),
                        FillRow.number(
                                RowFields.VALUE,
                                "Measured, or the fill; null where there is neither."),
                        Field.word(
                                RowFields.QUALITY,
                                Quality.values(),
                                "`GOOD`: measured. `SYNTHETIC`: a fill. `CORRECTED`: measured, after it was"
                                        + " written as a fill.")),
                FillRow.interval("Null for what was measured, else "),
                List.of(
                        Field.integer(
                                RowFields.REVISION, null, "1, 2, 3, … for each row of the key.")),
                RowFields.line());
    }

    private static SeriesRow of(RowValues values) {
        return new SeriesRow(
                values.text(RowFields.CONTROL),
                values.text(RowFields.OUTPUT),
                values.text(RowFields.SOURCE),
                values.text(RowFields.ID),
                values.whole(RowFields.EVENT_TIME),
                values.number(RowFields.VALUE),
                values.word(RowFields.QUALITY, Quality.class),
                values.number(RowFields.LOWER),
                values.number(RowFields.UPPER),
                values.text(RowFields.METHOD),
                values.whole(RowFields.REVISION),
                values.text(RowFields.LINE),
                values.whole(RowFields.EPOCH, 0));
    }

    @Override
    public ItemKey key() {
        return new ItemKey(control, output, source, id);
    }

    public boolean isMeasured() {
        return quality != Quality.SYNTHETIC;
    }

    public boolean hasValue() {
        return !Double.isNaN(value);
    }
}
