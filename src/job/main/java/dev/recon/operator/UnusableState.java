package dev.recon.operator;

import dev.recon.state.UnreadableState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.function.RunnableWithException;

/** State that the job cannot resume from as it is configured; the message says why. */
public final class UnusableState extends RuntimeException {

    /** How the message begins; whoever gets it over the network gets no more than that. */
    public static final String REFUSED = "This savepoint or checkpoint cannot be resumed: ";

    private static final long serialVersionUID = 1L;

    private UnusableState(String reason, Throwable cause) {
        super(REFUSED + reason, cause);
    }

    /** Ends the job without another attempt: the next one would find the same. */
    static SuppressRestartsException forGood(String reason) {
        return forGood(reason, null);
    }

    private static SuppressRestartsException forGood(String reason, Throwable cause) {
        return new SuppressRestartsException(new UnusableState(reason, cause));
    }

    /** Restores; what cannot be read is refused for good. */
    static void orRefuse(RunnableWithException restore) throws Exception {
        try {
            restore.run();
        } catch (UnreadableState e) {
            throw forGood(e.getMessage(), e);
        }
    }
}
