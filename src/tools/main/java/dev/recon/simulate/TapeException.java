package dev.recon.simulate;

/**
 * A tape, or a file beside one, that cannot be read; the message begins with {@code file:line:}.
 */
public final class TapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TapeException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    TapeException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
