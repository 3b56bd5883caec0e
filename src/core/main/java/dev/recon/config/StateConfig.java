package dev.recon.config;

import java.io.Serializable;

/**
 * How the job keeps what it knows.
 *
 * @param backend RocksDB with incremental checkpoints, or the heap
 * @param checkpointIntervalMillis time between checkpoints, which is also how long exactly-once
 *     output is held back; at least 10 ms
 * @param checkpointDir URI of the checkpoint folder, or null to leave it to the cluster's
 *     configuration
 * @param workingSetBytes heap that the tables of one subtask may hold before older slices are left
 *     to the backend
 * @param buckets how many buckets the keys are spread over, which is the job's maximum parallelism;
 *     1 to 32768; fixed for the life of the state
 */
public record StateConfig(
        Backend backend,
        long checkpointIntervalMillis,
        String checkpointDir,
        long workingSetBytes,
        int buckets)
        implements Serializable {

    /** The Flink state backend. */
    public enum Backend {
        ROCKSDB,
        HEAP
    }
}
