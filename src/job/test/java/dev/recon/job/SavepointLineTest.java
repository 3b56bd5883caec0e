package dev.recon.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.job.SavepointGuard.UnusableSavepoint;
import dev.recon.state.LineBlock;
import dev.recon.state.StateNames;
import dev.recon.state.Uids;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.Mode;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line of a savepoint is that of all its operators, or the savepoint is refused. */
class SavepointLineTest {

    private static final MapStateDescriptor<String, byte[]> LINE =
            new MapStateDescriptor<>(
                    StateNames.LINE,
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final List<OperatorState> operators = new ArrayList<>();

    @TempDir private Path folder;

    private String line() throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve("_metadata"))) {
            CheckpointProperties properties =
                    CheckpointProperties.forSyncSavepoint(
                            false, false, SavepointFormatType.CANONICAL);
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(1, operators, List.of(), properties), out);
        }
        return SavepointGuard.check(folder.toString(), List.of(), true).line();
    }

    private SavepointLineTest with(String uid, OperatorStateHandle... subtasks) {
        OperatorState operator =
                new OperatorState("n", uid, new OperatorID(), subtasks.length, 128);
        for (int i = 0; i < subtasks.length; i++) {
            OperatorSubtaskState state =
                    OperatorSubtaskState.builder().setManagedOperatorState(subtasks[i]).build();
            operator.putState(i, state);
        }
        operators.add(operator);
        return this;
    }

    private static OperatorStateHandle of(String line) throws Exception {
        return holding(LineBlock.write(line));
    }

    private static OperatorStateHandle holding(byte[] block) throws Exception {
        try (CloseableRegistry opened = new CloseableRegistry();
                var backend =
                        new DefaultOperatorStateBackendBuilder(
                                        SavepointLineTest.class.getClassLoader(),
                                        new ExecutionConfig(),
                                        false,
                                        List.of(),
                                        opened)
                                .build()) {
            backend.getBroadcastState(LINE).put(LineBlock.KEY, block);
            var snapshot =
                    backend.snapshot(
                            1,
                            1,
                            new MemCheckpointStreamFactory(1 << 16),
                            CheckpointOptions.forCheckpointWithDefaultLocation());
            snapshot.run();
            return snapshot.get().getJobManagerOwnedSnapshot();
        }
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::line)
                .isInstanceOf(UnusableSavepoint.class)
                .hasMessageStartingWith("The savepoint " + folder + " cannot be resumed: ")
                .hasMessageContaining(message);
    }

    @Test
    void aLineThatAllOperatorsNameIsThatOfTheSavepoint() throws Exception {
        with(Uids.STATUS, of("a")).with(Uids.decode("audit"), of("a"), of("a"));
        assertThat(line()).isEqualTo("a");
    }

    @Test
    void operatorsOfTwoLinesAreRefused() throws Exception {
        with(Uids.STATUS, of("b")).with(Uids.decode("audit"), of("a"));
        assertRefused("it holds state of the lines a, b, and a job has one; give another");
    }

    @Test
    void subtasksOfTwoLinesAreRefused() throws Exception {
        with(Uids.decode("audit"), of("a"), of("b"));
        assertRefused("it holds state of the lines a, b");
    }

    @Test
    void aLineOfALaterFormatIsRefused() throws Exception {
        byte[] block = LineBlock.write("a");
        block[0]++;
        with(Uids.STATUS, of("a")).with(Uids.decode("audit"), holding(block));
        assertRefused("its state has format 6, and this release reads format 5; resume it with");
    }

    @Test
    void aLineThatIsDamagedIsRefused() throws Exception {
        with(Uids.STATUS, of("No line"));
        assertRefused("is damaged (line: not the name of a line: No line); resume from another");
    }

    @Test
    void aFileThatIsMissingIsRefused() {
        Path gone = folder.resolve("gone");
        StateMetaInfo where = new StateMetaInfo(new long[] {0}, Mode.BROADCAST);
        var file = new FileStateHandle(new org.apache.flink.core.fs.Path(gone.toUri()), 100);
        with(Uids.STATUS, new OperatorStreamStateHandle(Map.of(StateNames.LINE, where), file));
        assertRefused("the state of its operators cannot be read (");
        assertThatThrownBy(this::line)
                .hasMessageContaining(gone.toString())
                .hasMessageContaining("; give the folder with all of its files, or another");
    }

    /** Refused with a message of its own, once the job looks at the state that it has. */
    @Test
    void stateOfTheFirstReleaseNamesNoLine() throws Exception {
        operators.add(new OperatorState("n", Uids.STATUS, new OperatorID(), 1, 128));
        operators.get(0).putState(0, OperatorSubtaskState.builder().build());
        assertThat(line()).isNull();
    }
}
