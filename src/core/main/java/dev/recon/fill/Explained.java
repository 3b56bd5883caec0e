package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/** How much less a sensor moves when what its neighbours explain is taken away. */
final class Explained {

    static final int BYTES = 2 * Float.BYTES;

    /** Before it was compared so often, it is not known what the neighbours explain. */
    private static final int TRUSTED = 100;

    private static final double RATE = 0.005;

    /** An outlier counts as one of so many times what is usual, on both sides. */
    private static final double MOST_DEVIATION = 5;

    /** How far it moves, on average, with the neighbours taken into account and without. */
    private float left;

    private float alone;

    /**
     * @param own how far it moved
     * @param error the same with the neighbours taken into account
     * @param count how often there was something to compare, this time included
     */
    void compare(double own, double error, int count) {
        double rate = Math.max(RATE, 1.0 / count);
        double most = count < TRUSTED ? Double.MAX_VALUE : MOST_DEVIATION * alone;
        alone += (float) (rate * (Math.min(Math.abs(own), most) - alone));
        left += (float) (rate * (Math.min(Math.abs(error), most) - left));
    }

    /** The mean of the errors. */
    double left() {
        return left;
    }

    /** The share of the variance that neighbours leave unexplained; 1 is all of it. */
    double unexplained(int count) {
        double share = alone > 0 && count >= TRUSTED ? left / alone : 1;
        return Math.min(1, share * share);
    }

    void write(BlockWriter to) {
        to.putFloat(left).putFloat(alone);
    }

    void read(BlockReader from) {
        left = from.getFloat();
        alone = from.getFloat();
    }
}
