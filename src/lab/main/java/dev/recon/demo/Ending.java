package dev.recon.demo;

import dev.recon.truth.Truth;
import dev.recon.verdict.Answers;
import dev.recon.verdict.Comparison;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells when the job has said all it has to say: every row is final and nothing has come for a
 * while. A job that does not agree with the truth is given more time, and in the end is taken at
 * its word.
 */
final class Ending {

    /** Answers come with every checkpoint, once a second. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LONG_QUIET_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Answers answers;
    private long heard = -1;
    private long heardNanos;

    Ending(Answers answers) {
        this.answers = answers;
    }

    /**
     * The comparison, or null when it is too early for it.
     *
     * @param truth null until it is complete
     */
    List<Comparison.Line> look(Truth truth, long nowNanos) {
        if (truth == null || answers.heard() != heard) {
            heard = answers.heard();
            heardNanos = nowNanos;
            return null;
        }
        long quiet = nowNanos - heardNanos;
        if (quiet < QUIET_NANOS) {
            return null;
        }
        List<Comparison.Line> compared = Comparison.of(truth, answers);
        return Comparison.agree(compared) || quiet >= LONG_QUIET_NANOS ? compared : null;
    }
}
