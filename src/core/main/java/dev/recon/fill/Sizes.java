package dev.recon.fill;

/** Numbers that several classes share. Most of them are in the format of saved state. */
final class Sizes {

    /** So many of the last differences explain the next one. */
    static final int LAGS = 8;

    /** Of the process of values: with the unit root, one more. So much is known before a gap. */
    static final int ORDER = LAGS + 1;

    /** How many later readings make a fill final. */
    static final int FINAL_AFTER = 8;

    /** Slots of a sensor that are kept, and of a window of them at most. */
    static final int HISTORY = 352;

    /** Gaps of so many slots are tested; what lies between is interpolated. */
    static final int[] TESTED_LENGTHS = {1, 3, 9, 27, 81};

    static final int LONGEST_TESTED = TESTED_LENGTHS[TESTED_LENGTHS.length - 1];

    /** Slots of a backtest, with what is known before and behind it. */
    static final int TESTED_WINDOW = ORDER + LONGEST_TESTED + FINAL_AFTER;

    /** Ways of filling side by side. */
    static final int EXPERTS = 3;

    /** How many of them know what to do with any gap that is closed. */
    static final int BRIDGES = 2;

    /** Of a sensor, at most. */
    static final int NEIGHBOURS = 7;

    private Sizes() {}
}
