package dev.recon.fill;

/** How good fills were, by the readings that turned up after all. */
public final class FillScore {

    private long checked;
    private double absolute;
    private double squares;
    private long inside;

    /** A fill whose true value is known now. */
    public void add(double value, double lower, double upper, double actual) {
        double error = actual - value;
        if (Double.isFinite(error)) {
            checked++;
            absolute += Math.abs(error);
            squares += error * error;
            inside += lower <= actual && actual <= upper ? 1 : 0;
        }
    }

    public long checked() {
        return checked;
    }

    /** NaN when none was checked, as the others. */
    public double meanAbsoluteError() {
        return absolute / checked;
    }

    public double rootMeanSquareError() {
        return Math.sqrt(squares / checked);
    }

    /** The share that lay within the 90 % interval. */
    public double insideShare() {
        return (double) inside / checked;
    }
}
