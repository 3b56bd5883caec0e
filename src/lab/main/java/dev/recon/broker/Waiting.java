package dev.recon.broker;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks over and over until something is so. */
public final class Waiting {

    private static final long PAUSE_MILLIS = 200;

    private Waiting() {}

    /**
     * @param what is waited for, for the message
     * @throws NotInTime when it does not come about
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

    /** Lets time go by; being interrupted while waiting is a failure. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** It did not come about. */
    public static final class NotInTime extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotInTime(String message) {
            super(message);
        }
    }
}
