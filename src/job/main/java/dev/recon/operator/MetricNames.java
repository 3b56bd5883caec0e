package dev.recon.operator;

/** The names of the job's own Flink metrics: added to, never renamed. */
public final class MetricNames {

    /** Heartbeats read; per stream. */
    public static final String HEARTBEATS = "heartbeats";

    /** Records of a role that no control asks for; per stream. */
    public static final String UNWANTED_ROLES = "unwantedRoles";

    /** Records that stand for an empty list of ids; per stream. */
    public static final String EMPTY_IDS = "emptyIds";

    /** Records that {@code recon dlq replay} has sent back, whatever became of them; per stream. */
    public static final String REPLAYED = "replayed";

    /** Records that could not be used; per stream. */
    public static final String DEAD_LETTERS = "deadLetters";

    /**
     * For how long all partitions of this subtask have been silent, confirmed, in milliseconds; the
     * highest long for a subtask that has no partition.
     */
    public static final String SILENT_MILLIS = "silentMillis";

    /** W as epoch milliseconds; the lowest long before anything is known. */
    public static final String WATERMARK = "reconciliationWatermark";

    /** 1 while the job is quiescent: all streams silent, all outstanding decided; else 0. */
    public static final String AT_REST = "atRest";

    /** Items remembered, in memory and evicted. */
    public static final String ITEMS = "items";

    /** Heap that the tables hold, in bytes. */
    public static final String WORKING_SET_BYTES = "workingSetBytes";

    /** Items that are one-sided and not yet decided, of the whole job. */
    public static final String OPEN_ITEMS = "openItems";

    /** How far W is behind the wall clock, in milliseconds; 0 before it is known. */
    public static final String LAG_MILLIS = "lagMillis";

    /** The label under which the gauges of a stream stand, of the whole job. */
    public static final String STREAM = "stream";

    /** 1 while all partitions of the stream are silent, else 0. */
    public static final String IDLE = "idle";

    /** 1 while nobody can say whether the stream has something to read, else 0. */
    public static final String BLIND = "blind";

    /** How many partitions of the stream are silent. */
    public static final String IDLE_PARTITIONS = "idlePartitions";

    /** Fills whose reading turned up with a value, since the start; per subtask of rows. */
    public static final String FILLS_CHECKED = "fillsChecked";

    /** By how much those were wrong on average, in the units of the readings; NaN for none. */
    public static final String FILLS_MEAN_ABSOLUTE_ERROR = "fillsMeanAbsoluteError";

    /** The share of those that lay inside the 90 % interval, 0 to 1; NaN for none. */
    public static final String FILLS_INSIDE_SHARE = "fillsInsideShare";

    private MetricNames() {}
}
