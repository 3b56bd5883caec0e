package dev.recon.broker;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a condition holds. */
public final class Waiting {

    private static final long PAUSE_MILLIS = 200;

    private Waiting() {}

    /**
     * Asks every 200 ms until the condition holds.
     *
     * @param what is waited for, for the message
     * @throws NotInTime when it does not hold within that time
     * @throws IllegalStateException when interrupted
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new NotInTime(what + ": not within " + atMost.toSeconds() + " s");
            }
            pause(PAUSE_MILLIS);
        }
    }

    /**
     * Waits so many milliseconds.
     *
     * @throws IllegalStateException when interrupted
     */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The condition did not hold in time. */
    public static final class NotInTime extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotInTime(String message) {
            super(message);
        }
    }
}
