package dev.recon.source;

import dev.recon.codec.InputRecord;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What a source hands to the decoder: the bytes of one record and where they stand, or the news
 * that a partition has been assigned to this reader. One instance is reused for all records of a
 * reader, so that reading allocates nothing.
 */
@TypeInfo(RawRecordTypeInfo.class)
public final class RawRecord implements InputRecord {

    /** What an instance says. */
    public enum Kind {
        /**
         * A record: {@code value} (null for a tombstone) at {@code partition} and {@code offset}.
         */
        RECORD,
        /**
         * This reader now reads {@code partition}, from {@code offset} on; precedes the partition's
         * first record.
         */
        ASSIGNED
    }

    public Kind kind = Kind.RECORD;
    public int partition;
    public long offset;
    public byte[] value;
    public byte[] key;

    /** Epoch milliseconds; means nothing where {@link #clock} is {@code NONE}. */
    public long timestampMillis;

    public Clock clock = Clock.NONE;
    public Headers headers = new RecordHeaders();

    @Override
    public byte[] value() {
        return value;
    }

    @Override
    public byte[] key() {
        return key;
    }

    @Override
    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public byte[] lastHeader(String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
