package dev.recon.generate;

import java.io.IOException;

/** Where the records of a plant or of an import go. */
public interface PlantOutput extends AutoCloseable {

    /** {@code partition} of a record whose key decides. */
    int BY_KEY = -1;

    /**
     * Writes one record. The arrays are the receiver's to keep.
     *
     * @param partition where the record belongs, or {@link #BY_KEY}
     * @param key the source, UTF-8; null when it is not known
     * @param value the record's bytes, without a line break
     * @param eventTimeMillis the event time the record is about; 0 when that is not known
     */
    void record(PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
            throws IOException;

    /** The writer is about to wait: what can be seen at little cost should become visible. */
    default void pause() throws IOException {}

    /** Makes everything that was written durable; throws when that is not possible. */
    @Override
    default void close() throws IOException {}
}
