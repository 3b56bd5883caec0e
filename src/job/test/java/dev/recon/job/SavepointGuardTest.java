package dev.recon.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.job.SavepointGuard.UnusableSavepoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.FullyFinishedOperatorState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavepointGuardTest {

    private static final List<String> STREAMS = List.of("sensor", "audit");

    @TempDir private Path folder;

    @Test
    void passesASavepointThatAJobCanResumeFrom() throws IOException {
        write(new OperatorState("n", "u", new OperatorID(), 1, 128), stopped(false));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesASavepointThatWasTakenWithDrain() throws IOException {
        write(new OperatorState("n", "u", new OperatorID(), 1, 128), stopped(true));
        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSavepoint.class)
                .hasMessageContaining(folder + " was taken with --drain or at the end of input");
    }

    @Test
    void refusesACheckpointThatWasTakenAtTheEndOfInput() throws IOException {
        write(finished("reconcile"), stopped(false));
        assertThatThrownBy(this::check).isInstanceOf(UnusableSavepoint.class);
    }

    @Test
    void passesOneInWhichOnlyABoundedStreamHasEnded() throws IOException {
        write(finished("source-audit"), stopped(false));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private static OperatorState finished(String uid) {
        return new FullyFinishedOperatorState("n", uid, new OperatorID(), 1, 128);
    }

    @Test
    void saysWhereItFoundNoSavepoint() {
        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSavepoint.class)
                .hasMessageContaining("No savepoint can be read at " + folder)
                .hasMessageNotContaining("..");
    }

    @Test
    void refusesASavepointThatIsCutShortWhereverItIs() throws IOException {
        write(new OperatorState("n", "u", new OperatorID(), 1, 128), stopped(false));
        Path metadata = folder.resolve("_metadata");
        byte[] whole = Files.readAllBytes(metadata);
        for (int length = 0; length < whole.length; length++) {
            Files.write(metadata, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::check)
                    .as("the first %d bytes", length)
                    .isInstanceOf(UnusableSavepoint.class)
                    .hasMessageStartingWith("No savepoint can be read at " + folder);
        }
    }

    @Test
    void namesTheStreamsThatAreNew() throws IOException {
        write(finished("source-audit"), stopped(false));
        assertThat(
                        SavepointGuard.check(folder.toString(), List.of("b", "audit", "a"), false)
                                .newStreams())
                .containsExactly("a", "b");
    }

    @Test
    void refusesToGiveUpAStreamUnlessAskedTo() throws IOException {
        write(finished("source-old"), stopped(false));
        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSavepoint.class)
                .hasMessageContaining("was taken with the streams old;")
                .hasMessageContaining("does not have old any more")
                .hasMessageContaining("--allow-non-restored-state");
        assertThat(SavepointGuard.check(folder.toString(), STREAMS, true).newStreams())
                .containsExactly("audit", "sensor");
    }

    @Test
    void distinguishesSavepointsWhereverTheyLie(@TempDir Path elsewhere) throws IOException {
        write(finished("source-a"), stopped(false));
        String origin = SavepointGuard.check(folder.toString(), List.of("a"), false).origin();
        Files.copy(folder.resolve("_metadata"), elsewhere.resolve("_metadata"));
        assertThat(SavepointGuard.check(elsewhere.toString(), List.of("a"), false).origin())
                .isEqualTo(origin)
                .hasSize(8);
        write(finished("source-a"), stopped(false));
        assertThat(SavepointGuard.check(folder.toString(), List.of("a"), false).origin())
                .as("another operator id")
                .isNotEqualTo(origin);
    }

    private void check() {
        SavepointGuard.check(folder.toString(), STREAMS, false);
    }

    private static CheckpointProperties stopped(boolean drained) {
        return CheckpointProperties.forSyncSavepoint(false, drained, SavepointFormatType.CANONICAL);
    }

    private void write(OperatorState state, CheckpointProperties properties) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(1, List.of(state), List.of(), properties), out);
        }
    }
}
