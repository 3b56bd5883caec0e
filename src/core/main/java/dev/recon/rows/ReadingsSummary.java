package dev.recon.rows;

import java.util.List;

/**
 * The values of one source in one metrics window.
 *
 * @param min NaN where count is 0, as max and mean
 * @param stddev of the sample (over count - 1); NaN where count is below 2
 */
public record ReadingsSummary(long count, double min, double max, double mean, double stddev) {

    static List<Field> fields() {
        List<Field> parts =
                List.of(
                        Field.integer(RowFields.COUNT, "readings", "How many."),
                        number(RowFields.MIN, "The least; null for none."),
                        number(RowFields.MAX, "The greatest; null for none."),
                        number(RowFields.MEAN, "Null for none."),
                        number(
                                RowFields.STDDEV,
                                "Of the sample (over `count` - 1); null for less than two."));
        return List.of(
                Field.object(
                                RowFields.READINGS,
                                parts,
                                "What was measured; only on legs that are filled.")
                        .optional(),
                Field.object(
                                RowFields.WITH_FILLS,
                                parts,
                                "What was measured, and the fills of what was not; only on legs that are"
                                        + " filled.")
                        .optional());
    }

    private static Field number(String name, String meaning) {
        return Field.number(name, "that of the readings", meaning).nullable();
    }

    /** Null for null. */
    static ReadingsSummary of(RowValues values) {
        return values == null
                ? null
                : new ReadingsSummary(
                        values.whole(RowFields.COUNT),
                        values.number(RowFields.MIN),
                        values.number(RowFields.MAX),
                        values.number(RowFields.MEAN),
                        values.number(RowFields.STDDEV));
    }
}
