package dev.recon.core.store;

/**
 * Where the blocks of one bucket are saved, and evicted ones loaded from: keyed state in the job, a
 * map in a test.
 */
public interface BlockStore {

    /** A block that was saved and not removed. */
    byte[] load(long index, int page);

    void save(long index, int page, byte[] block);

    void remove(long index, int page);
}
