package dev.recon.job;

import dev.recon.kafka.Reasons;
import java.io.IOException;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Looks before the start whether checkpoints can be written, because a job that cannot write any
 * runs, but never commits an answer.
 */
public final class CheckpointFolder {

    /** So that a disk that is full to the last block is noticed. */
    private static final int PROBE_BYTES = 64 << 10;

    private CheckpointFolder() {}

    /**
     * Makes the folder if need be, and writes and deletes a file there.
     *
     * @param uri as Flink is given it
     * @throws Unusable when that does not work
     */
    public static void check(String uri) {
        try {
            Path folder = new Path(uri);
            FileSystem system = folder.getFileSystem();
            if (!system.mkdirs(folder)) {
                throw new IOException("the folder cannot be made");
            }
            Path probe = new Path(folder, "probe-" + UUID.randomUUID());
            try (FSDataOutputStream out = system.create(probe, WriteMode.NO_OVERWRITE)) {
                out.write(new byte[PROBE_BYTES]);
            } finally {
                system.delete(probe, false);
            }
        } catch (IOException | RuntimeException e) {
            throw new Unusable(
                    "No checkpoint can be written to "
                            + uri
                            + ": "
                            + Reasons.of(e)
                            + ". Without checkpoints no answer is ever committed. Make room there, or give"
                            + " state.checkpoint-dir a folder that may be written.",
                    e);
        }
    }

    /** Checkpoints would fail; the message says where and why. */
    public static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
