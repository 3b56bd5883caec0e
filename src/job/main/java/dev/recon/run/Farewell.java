package dev.recon.run;

import java.io.PrintWriter;

/**
 * Says that a signal ends the program, so that nobody takes for a crash what was asked for. The
 * exit code, 128 and the number of the signal, is the JVM's doing.
 */
final class Farewell extends Thread {

    private final PrintWriter err;
    private final Failures failures;
    private volatile boolean ended;

    private Farewell(PrintWriter err, Failures failures) {
        super("recon-farewell");
        this.err = err;
        this.failures = failures;
    }

    /** From now on until {@link #ended}. */
    static Farewell expect(PrintWriter err, Failures failures) {
        Farewell farewell = new Farewell(err, failures);
        Runtime.getRuntime().addShutdownHook(farewell);
        return farewell;
    }

    /** The program has come to its own end. */
    void ended() {
        ended = true;
    }

    @Override
    public void run() {
        if (!ended) {
            // What now fails in the verb fails because everything around it goes down.
            failures.silence();
            err.println("recon: stopped by a signal");
            err.flush();
        }
    }
}
