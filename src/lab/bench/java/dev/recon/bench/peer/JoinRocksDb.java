package dev.recon.bench.peer;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one budget of write buffers for all stores, as the documentation of Kafka Streams
 * advises; by default each of the dozens of RocksDB instances of a windowed join takes 100 MB for
 * itself.
 */
public final class JoinRocksDb implements RocksDBConfigSetter {

    static {
        RocksDB.loadLibrary();
    }

    private static final long CACHE_BYTES = 512L << 20;
    private static final long WRITE_BUFFERS_BYTES = CACHE_BYTES / 2;
    private static final int BLOOM_BITS = 10;

    private static final Cache CACHE = new LRUCache(CACHE_BYTES);
    private static final WriteBufferManager WRITE_BUFFERS =
            new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
    private static final BloomFilter BLOOM = new BloomFilter(BLOOM_BITS);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setFilterPolicy(BLOOM);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {
        // Everything is shared, and lives as long as the process.
    }
}
