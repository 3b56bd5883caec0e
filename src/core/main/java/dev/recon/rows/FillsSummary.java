package dev.recon.rows;

import java.util.List;

/**
 * The fills of one source in one metrics window.
 *
 * @param count fills that stand
 * @param checked fills whose reading turned up with a value
 * @param meanAbsoluteError of those, in the unit of the readings; NaN for none
 * @param insideShare how many of those lay in the 90 % interval of their fill, 0 to 1; NaN for none
 */
public record FillsSummary(long count, long checked, double meanAbsoluteError, double insideShare) {

    static List<Field> fields() {
        return List.of(
                Field.object(
                                RowFields.FILLS,
                                List.of(
                                        Field.integer(
                                                RowFields.COUNT, "fills", "Those that stand."),
                                        Field.integer(
                                                RowFields.CHECKED,
                                                "fills",
                                                "Those whose reading turned up with a value."),
                                        Field.number(
                                                        RowFields.MEAN_ABSOLUTE_ERROR,
                                                        "that of the readings",
                                                        "Of the checked ones; null for none.")
                                                .nullable(),
                                        Field.number(
                                                        RowFields.INSIDE_SHARE,
                                                        "0 to 1",
                                                        "How many of the checked ones lay in the 90 % interval of"
                                                                + " their fill; null for none.")
                                                .nullable()),
                                "The fills of the window; only on legs that are filled.")
                        .optional());
    }

    /** Null for null. */
    static FillsSummary of(RowValues values) {
        return values == null
                ? null
                : new FillsSummary(
                        values.whole(RowFields.COUNT),
                        values.whole(RowFields.CHECKED),
                        values.number(RowFields.MEAN_ABSOLUTE_ERROR),
                        values.number(RowFields.INSIDE_SHARE));
    }
}
