package dev.recon.cli;

/** A file that was named on the command line is not there. */
final class NoFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoFile(String what) {
        super(what);
    }
}
