package dev.recon.codec;

/**
 * A record without key and timestamp.
 *
 * @param value null for a tombstone
 */
public record BareRecord(byte[] value, HeaderLookup headers) implements InputRecord {

    /** Without headers. */
    public BareRecord(byte[] value) {
        this(value, NONE);
    }

    @Override
    public byte[] key() {
        return null;
    }

    @Override
    public byte[] lastHeader(String name) {
        return headers.lastHeader(name);
    }

    @Override
    public long timestampMillis() {
        return 0;
    }

    @Override
    public Clock clock() {
        return Clock.NONE;
    }
}
