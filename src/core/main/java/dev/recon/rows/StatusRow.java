package dev.recon.rows;

import static dev.recon.rows.RowFields.all;

import java.util.List;

/**
 * How the job is, or what has become of a stream.
 *
 * @param atMillis the wall clock when it was written
 * @param job its Flink id
 * @param watermarkMillis W; null before it is known and when all input has ended, as {@code
 *     lagMillis}
 * @param lagMillis how far W is behind the wall clock
 * @param startedAtMillis when this attempt was started; null of an event, as the next four
 * @param checkpointAtMillis when a checkpoint of this attempt was last completed; null before that
 * @param atRest whether all streams are silent and everything is decided
 * @param openItems items that are one-sided and not yet decided
 * @param items items remembered
 * @param streams all of them, or the one that an event is about
 * @param line null in rows of versions that wrote none; their epoch is 0
 */
public record StatusRow(
        Type type,
        long atMillis,
        String job,
        Long watermarkMillis,
        Long lagMillis,
        Long startedAtMillis,
        Long checkpointAtMillis,
        Boolean atRest,
        Long openItems,
        Long items,
        List<StreamRow> streams,
        String line,
        long epoch) {

    /** What a row is. */
    public enum Type {
        /** How the job and all streams are. */
        HEARTBEAT,
        /** All partitions are silent; the stream no longer holds W back. */
        STREAM_IDLE,
        /** It is read again, or can be looked at again. */
        STREAM_RESUMED,
        /** Nobody says whether there is something to read. */
        STREAM_BLIND
    }

    public static final RowSchema<StatusRow> SCHEMA =
            new RowSchema<>(
                    "status",
                    "How the job is, every so often, or what has become of a stream, at once. A heartbeat has"
                            + " `streams`; an event has the fields of its one stream itself.",
                    "`job` for a heartbeat, else the stream as it is",
                    List.of(),
                    Kept.HISTORY_30_DAYS,
                    "The events of a stream have one key, and each of them happened.",
                    fields(),
                    StatusRow::of);

    public StatusRow {
        streams = List.copyOf(streams);
    }

    private static List<Field> fields() {
        return all(
                List.of(
                        Field.word(RowFields.TYPE, Type.values(), "A heartbeat, or what happened."),
                        Field.time(RowFields.AT, "The wall clock when it was written."),
                        Field.text(RowFields.JOB, "The Flink id of the job."),
                        Field.time(
                                        RowFields.WATERMARK,
                                        "Event time up to which everything is decided (`W`); null before it is"
                                                + " known, and when all input has ended.")
                                .nullable(),
                        Field.integer(
                                        RowFields.LAG_MILLIS,
                                        "ms",
                                        "How far `W` is behind the wall clock; null where `W` is.")
                                .nullable()),
                heartbeat(),
                StreamRow.fields().stream().map(Field::optional).toList(),
                RowFields.line());
    }

    private static List<Field> heartbeat() {
        return List.of(
                Field.time(RowFields.STARTED_AT, "When this attempt was started.").optional(),
                Field.time(
                                RowFields.CHECKPOINT_AT,
                                "When a checkpoint of this attempt was last completed; null before that.")
                        .nullable()
                        .optional(),
                Field.bool(
                                RowFields.AT_REST,
                                "Whether all streams are silent and everything is decided.")
                        .optional(),
                Field.integer(
                                RowFields.OPEN_ITEMS,
                                "items",
                                "Those that are one-sided and not yet decided.")
                        .optional(),
                Field.integer(RowFields.ITEMS, "items", "Those that are remembered.").optional(),
                Field.list(RowFields.STREAMS, StreamRow.fields(), "All streams.").optional());
    }

    private static StatusRow of(RowValues values) {
        return new StatusRow(
                values.word(RowFields.TYPE, Type.class),
                values.whole(RowFields.AT),
                values.text(RowFields.JOB),
                values.whole(RowFields.WATERMARK),
                values.whole(RowFields.LAG_MILLIS),
                values.whole(RowFields.STARTED_AT),
                values.whole(RowFields.CHECKPOINT_AT),
                values.flag(RowFields.AT_REST),
                values.whole(RowFields.OPEN_ITEMS),
                values.whole(RowFields.ITEMS),
                streams(values),
                values.text(RowFields.LINE),
                values.whole(RowFields.EPOCH, 0));
    }

    private static List<StreamRow> streams(RowValues values) {
        if (values.text(RowFields.STREAM) != null) {
            return List.of(StreamRow.of(values));
        }
        List<RowValues> all = values.list(RowFields.STREAMS);
        return all == null ? List.of() : all.stream().map(StreamRow::of).toList();
    }
}
