package dev.recon.rows;

/** Bytes that are no row of an answer; the message says which field is wrong and how. */
public class RowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowException(String answer, String what) {
        this("not a row of " + answer + ": " + what);
    }

    RowException(String message) {
        super(message);
    }

    RowException(String answer, String what, Throwable cause) {
        super("not a row of " + answer + ": " + what, cause);
    }
}
