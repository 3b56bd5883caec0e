package dev.recon.codec;

/**
 * One Kafka record or line of a file, as a source read it. Only valid until the next is read: an
 * implementation may be one instance that is filled again.
 */
public interface InputRecord extends HeaderLookup {

    /** The body, or null for a tombstone; never to be changed. */
    byte[] value();

    /** The key, or null where there is none; never to be changed. */
    byte[] key();

    /** The time that Kafka has for the record, epoch milliseconds; see {@link #clock()}. */
    long timestampMillis();

    /** Whose clock the timestamp was read from. */
    Clock clock();

    /** Whose clock a timestamp was read from. */
    enum Clock {
        /** Nobody's: there is no timestamp, and its number means nothing. A line of a file. */
        NONE,
        /** The producer's, or what it was given for it: any time at all. */
        PRODUCER,
        /**
         * The broker's, when it appended the record: never far from the truth, and new at a copy.
         */
        BROKER
    }
}
