package dev.recon.generate;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Holds the plant back so that its time goes as fast as the wall clock's, or so many times faster,
 * counted from the first event on.
 */
final class Pacer {

    /** What is due sooner is written at once: shorter waits cost more than they take. */
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How long it takes at most to notice that the run was stopped. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long startNanos = System.nanoTime();
    private final double speed;
    private final BooleanSupplier stopped;
    private final PlantOutput output;

    Pacer(double speed, BooleanSupplier stopped, PlantOutput output) {
        this.speed = speed;
        this.stopped = stopped;
        this.output = output;
    }

    /**
     * Returns when {@code millisSinceStart} of the plant's time have passed since the start, or
     * when the run is stopped.
     */
    void await(long millisSinceStart) throws IOException {
        long dueNanos = (long) (millisSinceStart * 1e6 / speed);
        long wait = dueNanos - (System.nanoTime() - startNanos);
        if (wait < SHORTEST_WAIT_NANOS || stopped.getAsBoolean()) {
            return;
        }
        output.pause();
        while (wait > 0 && !stopped.getAsBoolean()) {
            LockSupport.parkNanos(this, Math.min(wait, LONGEST_WAIT_NANOS));
            wait = dueNanos - (System.nanoTime() - startNanos);
        }
    }
}
