package dev.recon.run;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;

/**
 * Says that a signal ends the program, so that nobody takes for a crash what was asked for. The
 * exit code, 128 and the number of the signal, is the JVM's doing.
 *
 * <p>Part of the program may end it as well, as Flink does after an error that it cannot survive.
 * Whatever did that has said why.
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
        if (!ended && !isExit(Thread.getAllStackTraces().values())) {
            // What now fails in the verb fails because everything around it goes down.
            failures.silence();
            err.println("recon: stopped by a signal");
            err.flush();
        }
    }

    /**
     * Whether somebody has called {@link System#exit}, who then waits in {@link Runtime#exit} for
     * the hooks. A signal does not come that way.
     */
    private static boolean isExit(Collection<StackTraceElement[]> stacks) {
        return stacks.stream()
                .flatMap(Arrays::stream)
                .anyMatch(
                        frame ->
                                frame.getClassName().equals(Runtime.class.getName())
                                        && frame.getMethodName().equals("exit"));
    }
}
