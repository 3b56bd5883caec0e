package dev.recon.bench.peer;

import dev.recon.bench.ContenderOptions;
import dev.recon.bench.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStatsSummarySnapshot;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How the peers on Flink are set up and run: in this process, parallelism 2, objects reused,
 * exactly-once checkpoints every 10 seconds.
 *
 * <p>RocksDB is tuned as far as one can be expected to: 512 MB of managed memory instead of 128,
 * incremental checkpoints, options for flash disks, and Bloom filters, because most ids that are
 * looked up are not there yet. Timers stay in RocksDB, its default: on the heap they cost as much.
 */
final class FlinkPeer {

    /** Where keyed state is kept. */
    enum Backend {
        HEAP,
        ROCKSDB
    }

    private static final int PARALLELISM = 2;
    private static final String HOST = "127.0.0.1";
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    private final ContenderOptions options;
    private final Configuration settings;

    FlinkPeer(ContenderOptions options, Backend backend) {
        this.options = options;
        this.settings = settings(options.dir.toAbsolutePath());
        if (backend == Backend.ROCKSDB) {
            rocksDb();
        } else {
            settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }
    }

    private static Configuration settings(Path dir) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                dir.resolve("checkpoints").toUri().toString());
        settings.set(CoreOptions.TMP_DIRS, dir.toString());
        settings.set(BlobServerOptions.STORAGE_DIRECTORY, dir.resolve("blobs").toString());
        settings.set(WebOptions.TMP_DIR, dir.toString());
        settings.set(RestOptions.ADDRESS, HOST);
        settings.set(RestOptions.BIND_ADDRESS, HOST);
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(JobManagerOptions.BIND_HOST, HOST);
        settings.set(TaskManagerOptions.BIND_HOST, HOST);
        return settings;
    }

    private void rocksDb() {
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        settings.set(RocksDBOptions.PREDEFINED_OPTIONS, "FLASH_SSD_OPTIMIZED");
        settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    }

    StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(PARALLELISM);
        return env;
    }

    /** Returns when the job has come to its end and its last answers are committed. */
    void run(StreamExecutionEnvironment env) throws Exception {
        try (MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(PARALLELISM)
                                .setCommonBindAddress(HOST)
                                .build())) {
            cluster.start();
            JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
            cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
            Map<String, Long> figures = new TreeMap<>(Answers.figures(options));
            figures.putAll(
                    checkpoints(cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot()));
            Figures.write(options.figures, figures);
        }
    }

    /** The largest of them: the last one of a bounded run finds everything forgotten. */
    private static Map<String, Long> checkpoints(CheckpointStatsSnapshot stats) {
        CompletedCheckpointStatsSummarySnapshot all = stats.getSummaryStats();
        return Map.of(
                Figures.STATE_BYTES,
                all.getStateSizeStats().getMaximum(),
                Figures.CHECKPOINT_BYTES,
                all.getCheckpointedSize().getMaximum(),
                Figures.CHECKPOINT_MILLIS,
                all.getEndToEndDurationStats().getMaximum(),
                "checkpoints",
                stats.getCounts().getNumberOfCompletedCheckpoints());
    }
}
