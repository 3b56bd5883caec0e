package dev.recon.fill;

import java.util.Arrays;

/** What neighbours say of each slot of a window, and where they say enough to be followed. */
final class Lead {

    /** What of them is in the sensor. */
    final double[] values = new double[Sizes.HISTORY];

    /** Whether enough of them show something. */
    final boolean[] isLed = new boolean[Sizes.HISTORY];

    /** What is unknown of the sensor, or has nothing to lead it. */
    final boolean[] isUnknown = new boolean[Sizes.HISTORY];

    private final double[] seen = new double[Sizes.HISTORY];

    /** Starts with a share of the day's profile. */
    void start(double daily, double[] shape, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = daily * shape[i];
            seen[i] = 0;
        }
    }

    /** Adds a part of what a neighbour shows; where it shows nothing, of what it showed last. */
    void add(double[] shown, double part, double weight, int length) {
        int first = 0;
        while (first < length && Double.isNaN(shown[first])) {
            first++;
        }
        double last = first < length ? shown[first] : 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(shown[i])) {
                last = shown[i];
                seen[i] += weight;
            }
            values[i] += part * last;
        }
    }

    /**
     * @param enough of the weights that were added; what is 0 leads nothing
     */
    void finish(double enough, int length) {
        for (int i = 0; i < length; i++) {
            isLed[i] = enough > 0 && seen[i] >= enough;
        }
    }

    /** It is not to be followed at all. */
    void abandon(int length) {
        Arrays.fill(isLed, 0, length, false);
    }

    boolean leads(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isLed[i]) {
                return false;
            }
        }
        return true;
    }

    /** Behind what is known before the window, whatever is unknown or not led is unknown. */
    void leaveUnled(boolean[] isUnknownOfAll, int length) {
        for (int i = 0; i < length; i++) {
            isUnknown[i] = i >= Sizes.ORDER && (isUnknownOfAll[i] || !isLed[i]);
        }
    }
}
