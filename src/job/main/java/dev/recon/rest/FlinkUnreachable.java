package dev.recon.rest;

/** There is no Flink cluster to ask: it did not start. The message says where to look for why. */
public final class FlinkUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FlinkUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
