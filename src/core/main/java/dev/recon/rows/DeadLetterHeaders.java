package dev.recon.rows;

/** The headers of dead letters and of what is sent back: added to, never renamed. */
public final class DeadLetterHeaders {

    public static final String STREAM = RowFields.STREAM;
    public static final String REASON = RowFields.REASON;

    /** The field to blame, where there is one. */
    public static final String FIELD = RowFields.FIELD;

    /** Where the record stood. */
    public static final String TOPIC = RowFields.TOPIC;

    public static final String PARTITION = RowFields.PARTITION;
    public static final String OFFSET = RowFields.OFFSET;

    /** Length of a record that was too long for its letter. */
    public static final String ORIGINAL_BYTES = "original-bytes";

    /** Fingerprint of such a record. */
    public static final String SHA_256 = RowFields.SHA256;

    /** The line that wrote the letter. */
    public static final String LINE = RowFields.LINE;

    public static final String EPOCH = RowFields.EPOCH;

    /**
     * On a record that was sent back, and on its dead letter if it is dead again: where the one
     * stood that it repeats, as topic/partition/offset.
     */
    public static final String REPLAYED_FROM = "recon-replayed-from";

    private DeadLetterHeaders() {}
}
