package dev.recon.core.store;

/**
 * Where the blocks of one bucket are saved, and evicted ones loaded from: keyed state in the job, a
 * map in a test.
 */
public interface BlockStore {

    /**
     * A block that was saved and not removed.
     *
     * @param index number of the slice, start of the window or number of the sensor
     * @param page of a slice, from 0 on; 0 of what is a single block
     * @return null for what was never saved: the directory names a block that is not there, which
     *     {@link dev.recon.state.BlockReader} refuses as damage
     */
    byte[] load(long index, int page);

    /** Writes a block, in the place of the one before it of the same index and page. */
    void save(long index, int page, byte[] block);

    void remove(long index, int page);
}
