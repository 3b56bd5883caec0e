package dev.recon.state;

/** The names of all state, as they stand in savepoints: added to, never renamed. */
public final class StateNames {

    /** Keyed, of {@code reconcile} and {@code rows}: a {@link BucketMeta} for each bucket. */
    public static final String BUCKET = "bucket";

    /** Keyed, of {@code reconcile}: an {@link ItemPage} by slice and page. */
    public static final String ITEMS = "items";

    /** Keyed, of {@code rows}: a {@link RowBlock} by the start of its window. */
    public static final String ROWS = "rows";

    /** Keyed, of {@code rows}: a {@link SensorBlock} by the number of the sensor. */
    public static final String SENSORS = "sensors";

    /** Broadcast, of the operators without buckets: one {@link LineBlock}. */
    public static final String LINE = "line";

    private StateNames() {}
}
