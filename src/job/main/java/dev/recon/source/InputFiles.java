package dev.recon.source;

import dev.recon.config.StreamConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;

/** Looks whether the files that streams are read from are there, before a job is started. */
public final class InputFiles {

    private InputFiles() {}

    /** A file that is not there; the message says which, and of which stream. */
    public static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Missing(String message) {
            super(message);
        }
    }

    /**
     * Files of this machine only; what has a scheme ({@code s3://}) is left to the reader.
     *
     * @throws Missing for the first that cannot be read
     */
    public static void check(List<StreamConfig> streams) {
        for (StreamConfig stream : streams) {
            if (stream.file() == null || stream.file().contains("://")) {
                continue;
            }
            Path file = Paths.get(stream.file()).toAbsolutePath().normalize();
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                String what =
                        Files.isDirectory(file) ? "is a folder" : "is not there, or not readable";
                throw new Missing(
                        "The file of stream " + stream.name() + ", " + file + ", " + what + ".");
            }
        }
    }
}
