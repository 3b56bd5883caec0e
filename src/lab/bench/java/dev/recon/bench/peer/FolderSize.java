package dev.recon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How large a folder was at its largest, looked at every two seconds. */
final class FolderSize implements AutoCloseable {

    private static final int EVERY_SECONDS = 2;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(FolderSize::thread);
    private final Path folder;
    private volatile long largest;

    private FolderSize(Path folder) {
        this.folder = folder;
    }

    // Nobody waits for it; it runs until it is closed.
    @SuppressWarnings("FutureReturnValueIgnored")
    static FolderSize watch(Path folder) {
        FolderSize size = new FolderSize(folder);
        size.timer.scheduleWithFixedDelay(
                size::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return size;
    }

    private void look() {
        try (Stream<Path> files = Files.walk(folder)) {
            largest = Math.max(largest, files.mapToLong(FolderSize::bytes).sum());
        } catch (IOException | UncheckedIOException e) {
            // Files come and go while they are walked; the next look will do.
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    long largest() {
        return largest;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "folder-size");
        thread.setDaemon(true);
        return thread;
    }
}
