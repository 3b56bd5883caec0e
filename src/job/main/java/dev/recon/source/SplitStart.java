package dev.recon.source;

import java.io.Serializable;

/** Knows where a split begins to be read. */
@FunctionalInterface
interface SplitStart<SplitT> extends Serializable {

    /** Writes partition and offset of the split's first record into the announcement. */
    void describe(SplitT split, RawRecord announcement);
}
