package dev.recon.operator;

/** State that the job cannot go on from as it is configured; the message says why. */
public final class UnusableState extends RuntimeException {

    /** How the message begins; whoever gets it over the network gets no more than that. */
    public static final String REFUSED = "This savepoint or checkpoint cannot be resumed: ";

    private static final long serialVersionUID = 1L;

    UnusableState(String reason) {
        super(REFUSED + reason);
    }
}
