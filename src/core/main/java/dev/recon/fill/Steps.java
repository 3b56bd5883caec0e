package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/** How far a sensor moves from one slot to the next, for the methods that know no more of it. */
final class Steps {

    static final int BYTES = 2 * Double.BYTES;

    private static final double RATE = 0.01;

    private double variance;

    /** With the day's profile taken away. */
    private double shapedVariance;

    /**
     * From the step to a slot from the one before.
     *
     * @param shape what the day's profile says
     */
    void learn(double[] values, double[] shape, int newest) {
        double step = values[newest] - values[newest - 1];
        double now = values[newest] - shape[newest];
        double before = values[newest - 1] - shape[newest - 1];
        variance = follow(variance, step);
        shapedVariance = follow(shapedVariance, now - before);
    }

    private static double follow(double variance, double difference) {
        double square = difference * difference;
        return variance == 0 ? square : variance + RATE * (square - variance);
    }

    /** Of one step. */
    double sd() {
        return Math.sqrt(variance);
    }

    /** The same with the day's profile taken away. */
    double shapedSd() {
        return Math.sqrt(shapedVariance);
    }

    void write(BlockWriter to) {
        to.putDouble(variance).putDouble(shapedVariance);
    }

    void read(BlockReader from) {
        variance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
