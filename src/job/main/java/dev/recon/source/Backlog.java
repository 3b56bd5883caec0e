package dev.recon.source;

import java.io.Serializable;
import java.util.Map;

/**
 * Distinguishes silence from slowness: whether anything is left to read of a partition beyond what
 * has been processed. Silence counts only where this has been confirmed, so that neither a restart,
 * nor catching up, nor back-pressure, nor a broker that cannot be reached is ever taken for a
 * stream that fell silent.
 */
public interface Backlog extends AutoCloseable {

    /**
     * Begins to find out, without blocking, whether partitions hold records at or beyond an offset;
     * does nothing while an earlier question is unanswered, and forgets an answer that has not been
     * taken.
     *
     * @param nextOffsets per partition the offset after the last record processed
     * @param nowMillis processing time, given back with the answer
     */
    void ask(Map<Integer, Long> nextOffsets, long nowMillis);

    /** The answer to the last question, once; null while there is none. */
    Answer take();

    @Override
    void close();

    /**
     * @param askedAtMillis processing time of the question
     * @param caughtUp for each partition asked about whether nothing was left to read
     */
    record Answer(long askedAtMillis, Map<Integer, Boolean> caughtUp) {}

    /** Opens the backlog of one stream on a task manager. */
    interface Factory extends Serializable {
        Backlog open();

        /** How many partitions the stream has now; blocks until that is known. At least 1. */
        int partitionCount();
    }
}
