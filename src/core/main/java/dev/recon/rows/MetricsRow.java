package dev.recon.rows;

import static dev.recon.rows.RowFields.all;

import dev.recon.core.rows.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The counts of one leg, source and window; replaces the rows of its key with lower (epoch,
 * revision).
 *
 * @param source one source, or {@link #ALL}
 * @param counts of every counter; 0 for one that the version that wrote the row did not have
 * @param pending expected less matched and missing
 * @param completeness in per cent; NaN where nothing is expected
 * @param readings what was measured; null where the leg has no fills, as the next two
 * @param isFinal whether nothing of the same epoch follows
 * @param line null in rows of versions that wrote none; their epoch is 0
 */
public record MetricsRow(
        String control,
        String output,
        String source,
        long windowStartMillis,
        long windowEndMillis,
        Map<Counter, Long> counts,
        long pending,
        double completeness,
        ReadingsSummary readings,
        ReadingsSummary withFills,
        FillsSummary fills,
        long revision,
        boolean isFinal,
        String line,
        long epoch)
        implements Revised {

    /** The source of the rows that speak of all sources together. */
    public static final String ALL = "*";

    public static final RowSchema<MetricsRow> SCHEMA =
            new RowSchema<>(
                    "metrics",
                    "The counts of one leg, source and window. Each row replaces the ones before it of its key.",
                    "`control/output/source/windowStart`",
                    List.of(
                            RowFields.CONTROL,
                            RowFields.OUTPUT,
                            RowFields.SOURCE,
                            RowFields.WINDOW_START),
                    Kept.LATEST,
                    "Every row replaces the one before it of the same key, so the current truth of every"
                            + " window stays.",
                    fields(),
                    MetricsRow::of);

    /**
     * What one row is about.
     *
     * @param source one source, or {@link #ALL}
     */
    public record Key(String control, String output, String source, long windowStartMillis) {

        /** As it stands in a topic. */
        @Override
        public String toString() {
            return RowKeys.join(control, output, source, RowKeys.time(windowStartMillis));
        }
    }

    public MetricsRow {
        counts = Map.copyOf(counts);
    }

    private static List<Field> fields() {
        return all(
                List.of(
                        RowFields.control(),
                        RowFields.output(),
                        Field.text(RowFields.SOURCE, "The source; `*` for all sources together."),
                        Field.time(RowFields.WINDOW_START, "The first moment of the window."),
                        Field.time(RowFields.WINDOW_END, "The first moment behind the window.")),
                Stream.of(Counter.values()).map(MetricsRow::field).toList(),
                List.of(
                        Field.integer(
                                RowFields.PENDING,
                                "records",
                                "`expected` less `matched` and `missing`: not yet decided."),
                        Field.number(
                                        RowFields.COMPLETENESS,
                                        "%",
                                        "100 · `matched` / `expected`; null where nothing is expected.")
                                .nullable()),
                ReadingsSummary.fields(),
                FillsSummary.fields(),
                List.of(
                        Field.integer(
                                RowFields.REVISION, null, "1, 2, 3, … for each row of the key."),
                        Field.bool(RowFields.FINAL, "Whether nothing of the same epoch follows.")),
                RowFields.line());
    }

    private static Field field(Counter counter) {
        Field field = Field.integer(counter.json(), "records", counter.meaning());
        return counter.since() == null ? field : field.since(counter.since());
    }

    private static MetricsRow of(RowValues values) {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counts.put(counter, values.whole(counter.json(), 0));
        }
        return new MetricsRow(
                values.text(RowFields.CONTROL),
                values.text(RowFields.OUTPUT),
                values.text(RowFields.SOURCE),
                values.whole(RowFields.WINDOW_START),
                values.whole(RowFields.WINDOW_END),
                counts,
                values.whole(RowFields.PENDING),
                values.number(RowFields.COMPLETENESS),
                ReadingsSummary.of(values.object(RowFields.READINGS)),
                ReadingsSummary.of(values.object(RowFields.WITH_FILLS)),
                FillsSummary.of(values.object(RowFields.FILLS)),
                values.whole(RowFields.REVISION),
                values.flag(RowFields.FINAL),
                values.text(RowFields.LINE),
                values.whole(RowFields.EPOCH, 0));
    }

    @Override
    public Key key() {
        return new Key(control, output, source, windowStartMillis);
    }

    public long count(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /** Whether the row is about all sources together. */
    public boolean isOverall() {
        return source.equals(ALL);
    }
}
