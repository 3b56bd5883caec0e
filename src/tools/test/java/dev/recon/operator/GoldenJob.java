package dev.recon.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.job.ReconGraph;
import dev.recon.job.ReconJob;
import dev.recon.rows.Answer;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeRow;
import dev.recon.sink.OutRecord;
import dev.recon.source.TestBacklog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/** The whole graph of the job on a cluster, over the tape of a {@link GoldenSet}. */
final class GoldenJob {

    static final String STATUS = "status";

    private static final int PARALLELISM = 2;
    private static final long PATIENCE_SECONDS = 120;
    private static final long START_MILLIS = 4_000;
    private static final long STEP_MILLIS = 500;

    /** What the sinks of this process have been given, by topic. */
    private static final Map<String, Queue<OutRecord>> GIVEN = new ConcurrentHashMap<>();

    private final MiniCluster cluster;
    private final GoldenSet set;
    private final Path checkpoints;

    GoldenJob(MiniCluster cluster, GoldenSet set, Path checkpoints) {
        this.cluster = cluster;
        this.set = set;
        this.checkpoints = checkpoints;
    }

    static MiniCluster cluster() throws Exception {
        Configuration settings = new Configuration();
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(PARALLELISM)
                                .withRandomPorts()
                                .build());
        cluster.start();
        return cluster;
    }

    /** Keeps what it is given. */
    private record Given(String topic) implements Sink<OutRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<OutRecord> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(OutRecord row, Context at) {
                    GIVEN.computeIfAbsent(topic, any -> new ConcurrentLinkedQueue<>())
                            .add(new OutRecord(row.key, row.value, row.headers));
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }

    /**
     * Plays the first part slowly, so that W comes as far as it can, and stops with a savepoint.
     */
    String takeSavepoint(String backend, SavepointFormatType format, Path folder) throws Exception {
        ScriptSource.letStep(-1);
        JobClient client = start(backend, null, GoldenTape.TAKEN_AFTER);
        TimeUnit.MILLISECONDS.sleep(START_MILLIS);
        for (int step = 0; step <= GoldenTape.TAKEN_AFTER; step++) {
            ScriptSource.letStep(step);
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        return client.stopWithSavepoint(false, folder.toUri().toString(), format)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Resumes from a savepoint and plays the rest, as fast as it goes; gives what came out. */
    List<TapeRow> resume(String backend, String savepoint) throws Exception {
        ScriptSource.letStep(GoldenTape.STEPS);
        start(backend, savepoint, GoldenTape.STEPS)
                .getJobExecutionResult()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return rows();
    }

    private JobClient start(String backend, String savepoint, int lastStep) throws Exception {
        GIVEN.clear();
        ReconConfig config = set.config(backend);
        Configuration settings = new Configuration();
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        TestStreamEnvironment env =
                new TestStreamEnvironment(cluster, settings, PARALLELISM, List.of(), List.of());
        Configuration ours = ReconJob.settings(config);
        ours.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        env.configure(ours);
        boolean ends = lastStep == GoldenTape.STEPS;
        ReconGraph.build(
                env,
                config,
                new Layout(OperatorMachine.BUCKETS, Layout.DEFAULT_FRAME_BYTES, 1 << 20, false),
                SubmittedLine.ofStart(savepoint == null ? GoldenSet.LINE : GoldenSet.ANOTHER),
                stream ->
                        new ReconGraph.Input(
                                source(stream, lastStep, ends), new TestBacklog.NothingLeft()),
                Arrays.stream(Answer.values())
                        .map(answer -> new ReconGraph.Output(answer, new Given(topic(answer))))
                        .toList());
        return env.executeAsync("golden");
    }

    /** As a tape names it. */
    private static String topic(Answer answer) {
        return answer == Answer.DEADLETTERS ? TapeRow.DEADLETTER : answer.word();
    }

    private ScriptSource source(StreamConfig stream, int lastStep, boolean ends) {
        List<byte[]> records = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        for (Tape.Step each : set.tape(0, GoldenTape.STEPS).steps()) {
            boolean isOurs =
                    each.arrival() != null && each.arrival().stream().equals(stream.name());
            int step = (int) (each.atMillis() / GoldenTape.STEP_MILLIS);
            if (isOurs && step <= lastStep) {
                records.add(each.arrival().value());
                steps.add(step);
            }
        }
        return new ScriptSource(records, steps, ends || stream.name().equals(GoldenTape.ARCHIVE));
    }

    private static List<TapeRow> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<TapeRow> rows = new ArrayList<>();
        for (Map.Entry<String, Queue<OutRecord>> topic : GIVEN.entrySet()) {
            for (OutRecord each : topic.getValue()) {
                String key = new String(each.key, StandardCharsets.UTF_8);
                rows.add(new TapeRow(0, topic.getKey(), key, json.readTree(each.value)));
            }
        }
        return rows;
    }
}
