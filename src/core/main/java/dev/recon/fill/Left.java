package dev.recon.fill;

/** What is left of the slots of a window when what can be told of them otherwise is taken away. */
final class Left {

    final double[] values = new double[Sizes.HISTORY];

    /**
     * @param base what is taken away of each slot
     * @param origin what is taken away of all
     */
    void take(double[] of, double[] base, double origin, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = of[i] - base[i] - origin;
        }
    }

    /** Of the slots before a gap, those that are not known stay as the one before, or the first. */
    void hold(boolean[] isKnown) {
        int first = 0;
        while (first < Sizes.ORDER && !isKnown[first]) {
            first++;
        }
        for (int i = 0; i < Sizes.ORDER && first < Sizes.ORDER; i++) {
            if (!isKnown[i]) {
                values[i] = values[i < first ? first : i - 1];
            }
        }
    }
}
