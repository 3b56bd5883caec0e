package dev.recon.job;

import dev.recon.kafka.Reasons;
import dev.recon.state.Uids;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
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
 * new job at once, without a word. So is one that knows streams which the configuration does not,
 * unless they are given up on purpose: Flink would refuse it with the number of an operator. And so
 * is one whose line cannot be read, or that has several: see {@link SavepointLine}.
 */
public final class SavepointGuard {

    private SavepointGuard() {}

    /**
     * @param path of a savepoint or a retained checkpoint, as given to Flink
     * @param streams those that are configured, as {@link ReconJob#inputs} names them
     * @param givesUpRemoved whether the state of streams that are not configured any more may be
     *     given up
     * @throws UnusableSavepoint when there is none, or no job can resume from it
     */
    public static Savepoint check(String path, List<String> streams, boolean givesUpRemoved) {
        Checksum sum = new CRC32C();
        CheckpointMetadata metadata = load(path, sum);
        if (isDrained(metadata) || hasEnded(metadata)) {
            throw new UnusableSavepoint(
                    "The savepoint "
                            + path
                            + " was taken with --drain or at the end of input, so every window in"
                            + " it is final and nothing can resume from it. Start from one that was taken by"
                            + " 'flink stop --savepointPath DIR JOB', without --drain.",
                    null);
        }
        Set<String> saved = streamsOf(metadata);
        if (!givesUpRemoved && !streams.containsAll(saved)) {
            throw removed(path, saved, streams);
        }
        Set<String> added = new TreeSet<>(streams);
        added.removeAll(saved);
        return new Savepoint(
                "%08x".formatted(sum.getValue()), added, SavepointLine.of(metadata, path));
    }

    /** Every source leaves the positions it has come to. */
    private static Set<String> streamsOf(CheckpointMetadata metadata) {
        Set<String> streams = new TreeSet<>();
        for (OperatorState operator : metadata.getOperatorStates()) {
            operator.getOperatorUid().map(Uids::inputOfSource).ifPresent(streams::add);
        }
        return streams;
    }

    private static UnusableSavepoint removed(String path, Set<String> saved, List<String> streams) {
        Set<String> gone = new TreeSet<>(saved);
        streams.forEach(gone::remove);
        return new UnusableSavepoint(
                "The savepoint "
                        + path
                        + " was taken with the streams "
                        + String.join(", ", saved)
                        + "; the configuration does not have "
                        + String.join(", ", gone)
                        + " any more. If that is meant, give up how far it had been read with"
                        + " --allow-non-restored-state (on a cluster: flink run"
                        + " --allowNonRestoredState); if it has only been renamed, give it its"
                        + " name back.",
                null);
    }

    /**
     * @param sum of the bytes that were read; they name files that no other savepoint has
     */
    private static CheckpointMetadata load(String path, Checksum sum) {
        try {
            CompletedCheckpointStorageLocation location =
                    AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
            try (DataInputStream in =
                    new DataInputStream(
                            new CheckedInputStream(
                                    location.getMetadataHandle().openInputStream(), sum))) {
                return Checkpoints.loadCheckpointMetadata(
                        in, SavepointGuard.class.getClassLoader(), location.getExternalPointer());
            }
        } catch (IOException | RuntimeException e) {
            // Flink trusts the bytes of a savepoint: what is damaged may end in any exception.
            throw new UnusableSavepoint(
                    "No savepoint can be read at "
                            + path
                            + ": "
                            + reason(e)
                            + ". Give the folder that holds the file _metadata.",
                    e);
        }
    }

    private static String reason(Exception e) {
        String reason = Reasons.of(e);
        return e.getMessage() == null ? "it is damaged or cut short (" + reason + ")" : reason;
    }

    /** The state of the tasks does not show it: they still run while they drain. */
    private static boolean isDrained(CheckpointMetadata metadata) {
        CheckpointProperties properties = metadata.getCheckpointProperties();
        return properties != null
                && properties.getCheckpointType() instanceof SavepointType savepoint
                && savepoint.shouldDrain();
    }

    /** That a source has come to its end, while others have not, is no reason to refuse. */
    private static boolean hasEnded(CheckpointMetadata metadata) {
        return metadata.getOperatorStates().stream()
                .anyMatch(
                        operator ->
                                operator.isFullyFinished()
                                        && operator.getOperatorUid()
                                                .filter(Uids.RECONCILE::equals)
                                                .isPresent());
    }

    /** A savepoint that no job can be started from; the message says why and what to do. */
    public static final class UnusableSavepoint extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableSavepoint(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
