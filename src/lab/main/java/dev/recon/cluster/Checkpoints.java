package dev.recon.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder in which one job keeps its checkpoints; they outlast the job and the cluster. */
public final class Checkpoints {

    private static final String PREFIX = "chk-";

    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    public Path folderOf(long number) {
        return folder.resolve(PREFIX + number);
    }

    /**
     * What to give to {@code flink run -s}, as docs/howto/recover.md says: the latest folder that
     * holds a file _metadata. While the job still runs, a later one may follow at any moment, and
     * what it commits would be emitted again.
     *
     * @throws IllegalStateException when there is none
     */
    public String latest() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .filter(each -> Files.exists(each.resolve("_metadata")))
                    .max(Comparator.comparingLong(Checkpoints::number))
                    .orElseThrow(() -> new IllegalStateException("no checkpoint in " + folder))
                    .toUri()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Path folder) {
        return Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
    }
}
