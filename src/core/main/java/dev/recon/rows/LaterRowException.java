package dev.recon.rows;

/**
 * A row that keeps to its schema but for a word that this version does not know, such as the type
 * of an exception: a later version wrote it. What the rest of it means hangs on that word, so it is
 * left out; whoever reads a topic says so, and reads on.
 */
public final class LaterRowException extends RowException {

    private static final long serialVersionUID = 1L;

    LaterRowException(String answer, String what) {
        super("a row of " + answer + " that only a later version reads: " + what);
    }
}
