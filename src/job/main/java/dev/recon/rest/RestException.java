package dev.recon.rest;

/**
 * Flink did not answer, or not with what was asked for. The message says where and what was asked,
 * and is fit for a terminal, whoever has answered.
 */
public final class RestException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;

    private final int status;

    RestException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Whether Flink knows of no such job, vertex or checkpoint. */
    public boolean isNotFound() {
        return status == NOT_FOUND;
    }
}
