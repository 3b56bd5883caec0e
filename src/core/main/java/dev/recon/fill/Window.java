package dev.recon.fill;

import java.util.Arrays;

/**
 * Slots of a sensor one after another, to fill or to test: what is known of each. The first {@link
 * Sizes#ORDER} are known, whatever follows. Its arrays are written here and read everywhere.
 */
final class Window {

    /** A mean that forgets faster than over so many slots cannot be traced back. */
    private static final double SHORTEST_MEMORY = 20;

    private static final int BEFORE = Sizes.ORDER;
    private static final int SLOTS = Sizes.HISTORY;

    /** What was read or filled in, relative to the base of the history; NaN where nothing was. */
    final double[] values = new double[SLOTS];

    /** What the day's profile says. */
    final double[] shape = new double[SLOTS];

    /** Set by {@link #hide} only. */
    final boolean[] isReal = new boolean[SLOTS];

    /** What has to be filled, or is filled to see how well. */
    final boolean[] isUnknown = new boolean[SLOTS];

    /** What neighbours show, and what that says of this sensor; of one that has neighbours. */
    final Shown shown = new Shown();

    final Lead lead = new Lead();

    private long from;
    private int length;
    private double timeMillis;
    private double periodMillis;

    void load(Slots slots, long newFrom, int newLength) {
        from = newFrom;
        length = newLength;
        timeMillis = slots.timeMillis(from);
        periodMillis = slots.periodMillis();
        slots.history.copy(from, length, values);
        slots.profile.at(timeMillis, periodMillis, shape, length);
    }

    long from() {
        return from;
    }

    int length() {
        return length;
    }

    /** Of the first slot. */
    double timeMillis() {
        return timeMillis;
    }

    double periodMillis() {
        return periodMillis;
    }

    /** All that follows what is known is a gap that is open. */
    void leaveOpen() {
        Arrays.fill(isUnknown, 0, BEFORE, false);
        Arrays.fill(isUnknown, BEFORE, length, true);
    }

    /** Whatever was not read is unknown. */
    void leaveUnread(History history) {
        for (int k = 0; k < length; k++) {
            isUnknown[k] = k >= BEFORE && !history.isReal(from + k);
        }
    }

    /**
     * Hides the first slots behind what is known, as if they were lost.
     *
     * @return how many of them were read
     */
    int hide(History history, int count) {
        history.copyReal(from, length, isReal);
        Arrays.fill(isUnknown, 0, BEFORE, false);
        int seen = 0;
        for (int k = BEFORE; k < length; k++) {
            boolean isHidden = k < BEFORE + count;
            isUnknown[k] = isHidden || !isReal[k];
            seen += isHidden && isReal[k] ? 1 : 0;
        }
        return seen;
    }

    /**
     * About what a mean was before it followed some slots of the window, of those that were read.
     *
     * @param mean what it is, with {@code base} taken away of each slot
     * @param slots over so many
     * @param isSeen which of them it followed
     */
    double meanBefore(
            double mean, double slots, double[] base, boolean[] isSeen, int first, int end) {
        if (slots < SHORTEST_MEMORY) {
            return mean;
        }
        double share = 1 / slots;
        double grown = slots / (slots - 1);
        double before = mean;
        for (int i = end - 1; i >= first; i--) {
            if (isReal[i] && isSeen[i]) {
                before = (before - (values[i] - base[i]) * share) * grown;
            }
        }
        return before;
    }
}
