package dev.recon.core;

/** Rules with numbers that can be reckoned in the head. */
final class TestRules {

    static final long O = 100;
    static final long N = 50;
    static final long B = 20;
    static final long M = 300;
    static final long Z = 1_000;
    static final long R = 10;

    /** Deadlines are 30 after the event, rounded up to tens. */
    static final Rules SMALL = new Rules(O, N, B, M, Z, R, 0, false);

    static final Rules REPORTING_DUPLICATES = new Rules(O, N, B, M, Z, R, 0, true);

    private TestRules() {}

    static Rules withHorizon(long millis) {
        return new Rules(O, N, B, millis, Z, R, 0, false);
    }
}
