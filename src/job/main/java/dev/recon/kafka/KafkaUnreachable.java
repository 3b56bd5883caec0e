package dev.recon.kafka;

/**
 * Kafka did not answer, or did not let us in; the message says which servers, how long was tried
 * and what to check.
 */
public final class KafkaUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
