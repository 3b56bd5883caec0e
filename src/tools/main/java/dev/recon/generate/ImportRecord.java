package dev.recon.generate;

/**
 * One record of an import.
 *
 * @param key the source, UTF-8; null for a row that could not be read
 * @param timeMillis the event time; for a row that could not be read, 0
 * @param readable whether {@code value} is a record; else it is the row as it was
 */
record ImportRecord(byte[] key, byte[] value, long timeMillis, boolean readable) {

    /** Records in the order of their file. */
    interface Reader extends AutoCloseable {
        /** Null at the end. */
        ImportRecord next() throws java.io.IOException;

        @Override
        default void close() throws java.io.IOException {}
    }
}
