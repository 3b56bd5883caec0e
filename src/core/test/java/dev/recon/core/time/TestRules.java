package dev.recon.core.time;

/** Rules with numbers that can be reckoned in the head. */
public final class TestRules {

    public static final long O = 100;
    public static final long N = 50;
    public static final long B = 20;
    public static final long M = 300;
    public static final long Z = 1_000;
    public static final long R = 10;

    /** Deadlines are 30 after the event, rounded up to tens. */
    public static final Rules SMALL = new Rules(O, N, B, M, Z, R, 0, false);

    public static final Rules REPORTING_DUPLICATES = new Rules(O, N, B, M, Z, R, 0, true);

    private TestRules() {}

    public static Rules withHorizon(long millis) {
        return new Rules(O, N, B, millis, Z, R, 0, false);
    }
}
