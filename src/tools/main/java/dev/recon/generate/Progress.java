package dev.recon.generate;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line on a terminal that says how far a run has come; nothing where nobody is looking. */
public final class Progress implements AutoCloseable {

    /** Set by the launcher: Java cannot know whether standard error is a terminal. */
    private static final String TERMINAL = "recon.terminal";

    private static final int WIDTH = 30;
    private static final long EVERY_MILLIS = 250;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService timer;

    private Progress(PrintStream out, LongSupplier done, long total, boolean shown) {
        this.out = out;
        this.timer = shown ? Executors.newSingleThreadScheduledExecutor(Progress::thread) : null;
        if (shown) {
            timer.scheduleAtFixedRate(
                    () -> out.print(CLEAR_LINE + line(done.getAsLong(), total, seconds())),
                    EVERY_MILLIS,
                    EVERY_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Shows progress on stderr when a person sits at a terminal; {@code total} is Long.MAX_VALUE
     * when there is no end.
     */
    public static Progress onTerminal(LongSupplier done, long total) {
        return new Progress(System.err, done, total, Boolean.getBoolean(TERMINAL));
    }

    static String line(long done, long total, double seconds) {
        String rate = String.format("%,.0f/s", done / Math.max(seconds, 0.001));
        if (total == Long.MAX_VALUE || total == 0) {
            return String.format("%,d  %s", done, rate);
        }
        int filled = (int) (WIDTH * Math.min(1, (double) done / total));
        return String.format(
                "[%s%s] %3d%%  %,d of %,d  %s",
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * done / total,
                done,
                total,
                rate);
    }

    private double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
