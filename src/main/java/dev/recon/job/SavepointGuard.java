package dev.recon.job;

import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/**
 * Looks at a savepoint before a job is started from it. One that was taken with {@code --drain}, or
 * at the end of input, is refused: everything in it is decided and final, and Flink would end the
 * new job at once, without a word.
 */
public final class SavepointGuard {

    private SavepointGuard() {}

    /**
     * @param path of a savepoint or a retained checkpoint, as given to Flink
     * @throws UnusableSavepoint when there is none, or it cannot be gone on from
     */
    public static void check(String path) {
        CheckpointMetadata metadata = load(path);
        if (isDrained(metadata.getCheckpointProperties())
                || metadata.getOperatorStates().stream().anyMatch(OperatorState::isFullyFinished)) {
            throw new UnusableSavepoint(
                    "The savepoint "
                            + path
                            + " was taken with --drain or at the end of input, so every window in"
                            + " it is final and nothing can be gone on from. Start from one that was taken by"
                            + " 'flink stop --savepointPath DIR JOB', without --drain.",
                    null);
        }
    }

    private static CheckpointMetadata load(String path) {
        try {
            CompletedCheckpointStorageLocation location =
                    AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
            try (DataInputStream in =
                    new DataInputStream(location.getMetadataHandle().openInputStream())) {
                return Checkpoints.loadCheckpointMetadata(
                        in, SavepointGuard.class.getClassLoader(), location.getExternalPointer());
            }
        } catch (IOException e) {
            throw new UnusableSavepoint(
                    "No savepoint can be read at "
                            + path
                            + ": "
                            + e.getMessage().replaceFirst("\\.+$", "")
                            + ". Give the folder that holds the file _metadata.",
                    e);
        }
    }

    /** Draining leaves no operator marked as finished; that it was asked for is on record. */
    private static boolean isDrained(CheckpointProperties properties) {
        return properties != null
                && properties.getCheckpointType() instanceof SavepointType savepoint
                && savepoint.shouldDrain();
    }

    /** A savepoint that no job can be started from; the message says why and what to do. */
    public static final class UnusableSavepoint extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableSavepoint(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
