package dev.recon.kafka;

/**
 * A topic is not there, cannot be created or is set up in a way that would lose records; the
 * message names it.
 */
public final class TopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TopicException(String message) {
        super(message);
    }

    public TopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
