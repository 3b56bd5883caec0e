package dev.recon.cli;

/** Kafka or the cluster did not answer. The message says what was tried, and where. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unreachable(String whatWasTried) {
        super(whatWasTried);
    }

    public Unreachable(String whatWasTried, Throwable cause) {
        super(whatWasTried, cause);
    }
}
