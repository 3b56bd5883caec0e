package dev.recon.codec;

/** The headers of dead letters and of what is sent back: added to, never renamed. */
public final class DeadLetterHeaders {

    public static final String STREAM = "stream";
    public static final String REASON = "reason";

    /** The field to blame, where there is one. */
    public static final String FIELD = "field";

    /** Where the record stood. */
    public static final String TOPIC = "topic";

    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";

    /** Length of a record that was too long for its letter. */
    public static final String ORIGINAL_BYTES = "original-bytes";

    /** Fingerprint of such a record. */
    public static final String SHA_256 = "sha256";

    /**
     * On a record that was sent back, and on its dead letter if it is dead again: where the one
     * stood that it repeats, as topic/partition/offset.
     */
    public static final String REPLAYED_FROM = "recon-replayed-from";

    private DeadLetterHeaders() {}
}
