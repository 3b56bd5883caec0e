package dev.recon.rows;

import java.util.ArrayList;
import java.util.List;

/** The names of the fields of all rows, and those that many rows share: added to, never renamed. */
public final class RowFields {

    public static final String TYPE = "type";
    public static final String CONTROL = "control";
    public static final String OUTPUT = "output";
    public static final String SOURCE = "source";
    public static final String ID = "id";
    public static final String EVENT_TIME = "eventTime";
    public static final String REASON = "reason";
    public static final String SIDE = "side";
    public static final String REVISION = "revision";
    public static final String LINE = "line";
    public static final String EPOCH = "epoch";

    public static final String WINDOW_START = "windowStart";
    public static final String WINDOW_END = "windowEnd";
    public static final String PENDING = "pending";
    public static final String COMPLETENESS = "completeness";
    public static final String READINGS = "readings";
    public static final String WITH_FILLS = "withFills";
    public static final String FILLS = "fills";
    public static final String COUNT = "count";
    public static final String MIN = "min";
    public static final String MAX = "max";
    public static final String MEAN = "mean";
    public static final String STDDEV = "stddev";
    public static final String CHECKED = "checked";
    public static final String MEAN_ABSOLUTE_ERROR = "meanAbsoluteError";
    public static final String INSIDE_SHARE = "insideShare";
    public static final String FINAL = "final";

    public static final String STATUS = "status";
    public static final String VALUE = "value";
    public static final String SD = "sd";
    public static final String LOWER = "lower";
    public static final String UPPER = "upper";
    public static final String METHOD = "method";
    public static final String READINGS_AFTER = "readingsAfter";
    public static final String ACTUAL = "actual";
    public static final String ERROR = "error";
    public static final String QUALITY = "quality";

    public static final String STREAM = "stream";
    public static final String FIELD = "field";
    public static final String TOPIC = "topic";
    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";
    public static final String RAW = "raw";
    public static final String RAW_BASE64 = "rawBase64";
    public static final String ORIGINAL_BYTES = "originalBytes";
    public static final String SHA256 = "sha256";
    public static final String REPLAYED_FROM = "replayedFrom";

    public static final String AT = "at";
    public static final String JOB = "job";
    public static final String WATERMARK = "watermark";
    public static final String LAG_MILLIS = "lagMillis";
    public static final String STARTED_AT = "startedAt";
    public static final String CHECKPOINT_AT = "checkpointAt";
    public static final String AT_REST = "atRest";
    public static final String OPEN_ITEMS = "openItems";
    public static final String ITEMS = "items";
    public static final String STREAMS = "streams";
    public static final String STATE = "state";
    public static final String SILENT_MILLIS = "silentMillis";
    public static final String QUIET_MILLIS = "quietMillis";
    public static final String LAST_EVENT_TIME = "lastEventTime";
    public static final String PARTITIONS = "partitions";
    public static final String IDLE_PARTITIONS = "idlePartitions";
    public static final String BLIND_PARTITIONS = "blindPartitions";
    public static final String RECORDS = "records";
    public static final String DEAD_LETTERS = "deadLetters";

    /** The version that first wrote line and epoch. */
    static final String WITH_LINES = "0.2.0";

    /** Of the key of whatever speaks of one id. */
    static final List<String> ITEM_KEY = List.of(CONTROL, OUTPUT, SOURCE, ID);

    /** Why a topic with a key for each reading is kept for a time, besides being compacted. */
    static final String A_KEY_FOR_EACH_READING =
            "The last row of a reading is what holds, but every reading has a key of its own, so"
                    + " compaction alone would keep them all for ever.";

    private RowFields() {}

    static Field control() {
        return Field.text(CONTROL, "The control.");
    }

    static Field output() {
        return Field.text(OUTPUT, "The output of the control: with it, the leg.");
    }

    /** Control, output, source and id. */
    static List<Field> item() {
        return List.of(
                control(),
                output(),
                Field.text(SOURCE, "The source, such as a sensor."),
                Field.text(ID, "The id, unique within the source."));
    }

    /** Last in every row. */
    static List<Field> line() {
        return List.of(
                Field.text(
                                LINE,
                                "The line that wrote the row: one history of state, named at a start without"
                                        + " state.")
                        .since(WITH_LINES)
                        .inHeader(DeadLetterHeaders.LINE),
                Field.integer(
                                EPOCH,
                                null,
                                "Of the rows of one key the one with the highest (`epoch`, `revision`) is"
                                        + " true. 1 or greater.")
                        .since(WITH_LINES)
                        .inHeader(DeadLetterHeaders.EPOCH));
    }

    @SafeVarargs
    static List<Field> all(List<Field>... parts) {
        List<Field> all = new ArrayList<>();
        for (List<Field> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
