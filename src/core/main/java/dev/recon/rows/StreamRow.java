package dev.recon.rows;

import dev.recon.core.time.StreamWatch;
import java.util.List;

/**
 * What a status row says of one stream.
 *
 * @param silentMillis for how long there has been nothing to read; null where that is not known
 * @param quietMillis for how long nothing usable has been read; null where that is not known
 * @param lastEventTimeMillis the highest event time read; null before there is one
 * @param records read since the attempt was started, as {@code deadLetters}
 */
public record StreamRow(
        String stream,
        StreamWatch.State state,
        Long silentMillis,
        Long quietMillis,
        Long lastEventTimeMillis,
        long partitions,
        long idlePartitions,
        long blindPartitions,
        long records,
        long deadLetters) {

    static List<Field> fields() {
        return List.of(
                Field.text(RowFields.STREAM, "The stream."),
                Field.word(
                        RowFields.STATE, StreamWatch.State.values(), "What the stream is doing."),
                Field.integer(
                                RowFields.SILENT_MILLIS,
                                "ms",
                                "For how long there has been nothing to read; null where that is not known.")
                        .nullable(),
                Field.integer(
                                RowFields.QUIET_MILLIS,
                                "ms",
                                "For how long nothing usable has been read; null where that is not known.")
                        .nullable(),
                Field.time(
                                RowFields.LAST_EVENT_TIME,
                                "The highest event time read; null before there is one.")
                        .nullable(),
                Field.integer(RowFields.PARTITIONS, "partitions", "Those that are read."),
                Field.integer(RowFields.IDLE_PARTITIONS, "partitions", "Those that are silent."),
                Field.integer(
                        RowFields.BLIND_PARTITIONS,
                        "partitions",
                        "Those of which nobody says whether there is something to read."),
                Field.integer(RowFields.RECORDS, "records", "Read since the attempt was started."),
                Field.integer(
                        RowFields.DEAD_LETTERS,
                        "records",
                        "Those that could not be used, since the attempt was started."));
    }

    static StreamRow of(RowValues values) {
        return new StreamRow(
                values.text(RowFields.STREAM),
                values.word(RowFields.STATE, StreamWatch.State.class),
                values.whole(RowFields.SILENT_MILLIS),
                values.whole(RowFields.QUIET_MILLIS),
                values.whole(RowFields.LAST_EVENT_TIME),
                values.whole(RowFields.PARTITIONS),
                values.whole(RowFields.IDLE_PARTITIONS),
                values.whole(RowFields.BLIND_PARTITIONS),
                values.whole(RowFields.RECORDS),
                values.whole(RowFields.DEAD_LETTERS));
    }
}
