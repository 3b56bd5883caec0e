package dev.recon.report;

/** There is no picture of what was asked for; the message says why. */
public final class NothingToShow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingToShow(String message) {
        super(message);
    }
}
