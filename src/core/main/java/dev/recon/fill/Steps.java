package dev.recon.fill;

import java.nio.ByteBuffer;

/** How far a sensor moves from one slot to the next, for the methods that know no more of it. */
final class Steps {

    static final int BYTES = 2 * Double.BYTES;

    private static final double RATE = 0.01;

    private double variance;

    /** With the day's profile taken away. */
    private double shapedVariance;

    /** From the last step of the window. */
    void learn(Window window) {
        int newest = window.length() - 1;
        double step = window.values[newest] - window.values[newest - 1];
        double now = window.values[newest] - window.shape[newest];
        double before = window.values[newest - 1] - window.shape[newest - 1];
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

    void write(ByteBuffer to) {
        to.putDouble(variance).putDouble(shapedVariance);
    }

    void read(ByteBuffer from) {
        variance = from.getDouble();
        shapedVariance = from.getDouble();
    }
}
