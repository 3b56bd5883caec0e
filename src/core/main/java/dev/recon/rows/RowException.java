package dev.recon.rows;

/** Bytes that are no row of an answer; the message says which field is wrong and how. */
public final class RowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowException(String answer, String what) {
        super("not a row of " + answer + ": " + what);
    }

    RowException(String answer, String what, Throwable cause) {
        super("not a row of " + answer + ": " + what, cause);
    }
}
