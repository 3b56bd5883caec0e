package dev.recon.fill;

/** What a {@link PlainMethod} says of a slot, relative to the base of the history. */
final class PlainFill {

    /** Half of the 90 % interval of a normal variable. */
    static final double HALF_WIDTH = 1.6449;

    double value;
    double sd;
    double lower;
    double upper;

    void normal(double value, double sd) {
        this.value = value;
        this.sd = sd;
        lower = value - HALF_WIDTH * sd;
        upper = value + HALF_WIDTH * sd;
    }
}
