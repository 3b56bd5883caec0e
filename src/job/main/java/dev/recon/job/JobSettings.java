package dev.recon.job;

import dev.recon.config.StateConfig;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** What the job demands of Flink, whatever the cluster's own configuration says. */
final class JobSettings {

    /**
     * A checkpoint that fails is tried again; so many in a row may fail before the job restarts.
     */
    private static final int TOLERABLE_FAILURES = 3;

    private JobSettings() {}

    static Configuration of(StateConfig state) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        if (state.backend() == StateConfig.Backend.ROCKSDB) {
            settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            settings.set(RocksDBOptions.OPTIONS_FACTORY, PageStoreOptions.class.getName());
        } else {
            settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }
        checkpoints(settings, state);
        return settings;
    }

    private static void checkpoints(Configuration settings, StateConfig state) {
        settings.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL,
                Duration.ofMillis(state.checkpointIntervalMillis()));
        // Whatever the sinks deliver: what is counted must be counted once.
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        // A frame in flight belongs to buckets, not to subtasks; it must have been taken in before
        // the barrier.
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_FAILURES);
        if (state.checkpointDir() != null) {
            settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.checkpointDir());
        }
    }
}
