package dev.recon.demo;

import dev.recon.truth.Truth;
import dev.recon.verdict.Answers;
import dev.recon.verdict.Comparison;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds out when the job has emitted all it has to emit: every row is final and nothing has come
 * for a while. A job that does not agree with the truth is given more time; in the end its answers
 * count as they are.
 */
final class Ending {

    /** Answers come with every checkpoint, once a second. */
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LONG_WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);

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
        long waited = nowNanos - heardNanos;
        if (waited < WAIT_NANOS) {
            return null;
        }
        List<Comparison.Line> compared = Comparison.of(truth, answers);
        return Comparison.agree(compared) || waited >= LONG_WAIT_NANOS ? compared : null;
    }
}
