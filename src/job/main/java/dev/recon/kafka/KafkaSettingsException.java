package dev.recon.kafka;

/**
 * No Kafka client can be made of the properties that are configured; the message says why, without
 * their secrets.
 */
public final class KafkaSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
