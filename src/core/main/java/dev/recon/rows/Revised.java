package dev.recon.rows;

/** A row that replaces earlier ones of its key: that of the highest (epoch, revision) is true. */
public interface Revised {

    /** What there is one true row of; two of them are equal exactly where the topic's keys are. */
    Object key();

    /** Null in rows of versions that wrote none. */
    String line();

    /** 0 in rows of versions that wrote none. */
    long epoch();

    /** 1 or greater. */
    long revision();

    /** Whether this is not older than another row of the same key. */
    default boolean replaces(Revised other) {
        return epoch() != other.epoch() ? epoch() > other.epoch() : revision() >= other.revision();
    }
}
