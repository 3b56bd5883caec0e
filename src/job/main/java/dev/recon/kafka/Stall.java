package dev.recon.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that a topic which has an end is not coming any closer to it. */
final class Stall {

    /** Reading is given up when nothing at all has been heard for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String what;
    private final LongSupplier clock;
    private long movedNanos;
    private long progress = -1;

    /**
     * @param what is being read, in words, for the message
     */
    Stall(String what) {
        this(what, System::nanoTime);
    }

    Stall(String what, LongSupplier clock) {
        this.what = what;
        this.clock = clock;
        movedNanos = clock.getAsLong();
    }

    /**
     * @param reached differs from what it was before whenever something has been heard
     * @throws KafkaUnreachable when it has been the same for too long
     */
    void check(long reached) {
        long now = clock.getAsLong();
        if (reached != progress) {
            progress = reached;
            movedNanos = now;
        } else if (now - movedNanos > PATIENCE.toNanos()) {
            throw new KafkaUnreachable(
                    "Kafka has given nothing of " + what + " for " + PATIENCE.toSeconds() + " s",
                    null);
        }
    }
}
