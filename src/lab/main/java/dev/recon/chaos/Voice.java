package dev.recon.chaos;

import java.io.PrintWriter;

/**
 * Says how it goes: on a terminal with a last line that changes, else in plain lines now and then.
 */
public final class Voice {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long STATUS_MILLIS = 30_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final long startNanos = System.nanoTime();
    private long statusMillis;

    public Voice(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A line that stays. */
    synchronized void say(String text) {
        out.println((terminal ? CLEAR_LINE : "") + stamp() + text);
        out.flush();
    }

    /** What happens at the moment. */
    synchronized void status(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + stamp() + text);
        } else if (millis() - statusMillis >= STATUS_MILLIS) {
            statusMillis = millis();
            out.println(stamp() + text);
        }
        out.flush();
    }

    private String stamp() {
        long seconds = millis() / 1000;
        return String.format("%3d:%02d  ", seconds / 60, seconds % 60);
    }

    private long millis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
