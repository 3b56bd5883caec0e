package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * How far apart a sensor's expected readings are, from their event times, and so how many slots lie
 * between two of them. The period need not be the nominal one, and the times may be rounded: of a
 * period of 1.059 s in whole seconds, one step in 17 looks twice as long as the others. Therefore
 * no step is taken for a pause before it is clearly longer than that; a single slot in which
 * nothing was expected goes unnoticed, which is the smaller evil.
 */
final class Cadence {

    static final int BYTES = 3 * Double.BYTES + Integer.BYTES;

    /** In periods; what is longer is a pause, and says nothing about the period. */
    private static final double PAUSE = 2.5;

    /** The period is the mean of about so many steps. */
    private static final int STEPS = 100;

    /** Before so many steps it is not known what a pause would be. */
    private static final int WARM_UP = 4;

    private double firstMillis;
    private double lastMillis;
    private double periodMillis;
    private int steps = -1;

    /** Moves to the next expected reading; returns by how many slots. */
    int advance(long timeMillis) {
        if (steps < 0) {
            firstMillis = timeMillis;
            lastMillis = timeMillis;
            steps = 0;
            return 1;
        }
        double apart = timeMillis - lastMillis;
        if (apart <= 0) {
            return 1;
        }
        lastMillis = timeMillis;
        if (steps >= WARM_UP && apart > PAUSE * periodMillis) {
            return (int) Math.min(Math.round(apart / periodMillis), Integer.MAX_VALUE / 2);
        }
        steps = Math.min(steps + 1, STEPS);
        periodMillis += (apart - periodMillis) / steps;
        return 1;
    }

    double periodMillis() {
        return periodMillis;
    }

    double timeMillis() {
        return lastMillis;
    }

    double sinceFirstMillis() {
        return lastMillis - firstMillis;
    }

    void write(BlockWriter to) {
        to.putDouble(firstMillis).putDouble(lastMillis).putDouble(periodMillis).putInt(steps);
    }

    void read(BlockReader from) {
        firstMillis = from.getDouble();
        lastMillis = from.getDouble();
        periodMillis = from.getDouble();
        steps = from.getInt();
    }
}
