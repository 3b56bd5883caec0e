package dev.recon.fill;

/** What is said of a slot, relative to the base of the history. */
final class Estimate {

    /** Half of the 90 % interval of a normal variable. */
    static final double HALF_WIDTH = 1.6449;

    double value;
    double sd;

    /** Of the 90 % interval. */
    double lower;

    double upper;

    /**
     * @param half of the width of its interval
     */
    void set(double newValue, double newSd, double half) {
        value = newValue;
        sd = newSd;
        lower = value - half;
        upper = value + half;
    }

    void normal(double newValue, double newSd) {
        set(newValue, newSd, HALF_WIDTH * newSd);
    }
}
