package dev.recon.run;

/** How `recon` ends. Scripts rely on these numbers: they are added to, never changed. */
public final class ExitCodes {

    /** All went well. */
    public static final int OK = 0;

    /** A bug in recon; {@code simulate --check} also ends this way when a tape differs. */
    public static final int BUG = 1;

    /** The command line cannot be understood. */
    public static final int USAGE = 2;

    /** The configuration cannot be used; every problem has been printed. */
    public static final int CONFIGURATION = 3;

    /** Kafka or the cluster cannot be reached. */
    public static final int UNREACHABLE = 4;

    private ExitCodes() {}
}
