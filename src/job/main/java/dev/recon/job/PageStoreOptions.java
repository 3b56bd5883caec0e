package dev.recon.job;

import java.util.Collection;
import java.util.List;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;

/**
 * RocksDB for pages that are written once or twice, hardly ever read and removed a horizon later.
 * What a compaction rewrites is uploaded again by the next incremental checkpoint, so the largest
 * run is left alone for as long as possible: runs of like size are merged (universal, or tiered,
 * compaction; O'Neil and others, The Log-Structured Merge-Tree, Acta Informatica 1996), and only
 * once there are many. Most of a page is hashes, which nothing compresses.
 */
public final class PageStoreOptions implements RocksDBOptionsFactory {

    private static final long serialVersionUID = 1L;

    private static final int RUNS = 12;
    private static final int RUNS_THAT_SLOW_WRITES = 3 * RUNS;
    private static final int RUNS_THAT_STOP_WRITES = 4 * RUNS;

    /** A checkpoint stops processing while it writes out what is in memory, so that is little. */
    private static final long WRITE_BUFFER_BYTES = 8 << 20;

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        return current;
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(
            ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        return current.setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setCompressionPerLevel(List.of(CompressionType.NO_COMPRESSION))
                .setLevel0FileNumCompactionTrigger(RUNS)
                .setLevel0SlowdownWritesTrigger(RUNS_THAT_SLOW_WRITES)
                .setLevel0StopWritesTrigger(RUNS_THAT_STOP_WRITES);
    }
}
