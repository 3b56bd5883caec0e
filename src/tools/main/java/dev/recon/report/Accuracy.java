package dev.recon.report;

/**
 * How far fills were from the truth.
 *
 * @param checked how many have a truth
 * @param absolute the sum of their errors without sign, in the unit of the readings
 * @param squares the sum of their squared errors
 * @param inside how many truths lay in the 90 % interval
 */
record Accuracy(long checked, double absolute, double squares, long inside) {

    static final Accuracy NONE = new Accuracy(0, 0, 0, 0);

    Accuracy with(double value, double lower, double upper, double actual) {
        double error = value - actual;
        if (!Double.isFinite(error)) {
            return this;
        }
        return new Accuracy(
                checked + 1,
                absolute + Math.abs(error),
                squares + error * error,
                inside + (lower <= actual && actual <= upper ? 1 : 0));
    }

    Accuracy plus(Accuracy other) {
        return new Accuracy(
                checked + other.checked,
                absolute + other.absolute,
                squares + other.squares,
                inside + other.inside);
    }

    /** In another unit; without one, nothing is known. */
    Accuracy dividedBy(double unit) {
        return unit > 0
                ? new Accuracy(checked, absolute / unit, squares / (unit * unit), inside)
                : NONE;
    }

    /** NaN when none was checked, as for the other figures. */
    double meanAbsolute() {
        return absolute / checked;
    }

    double rootMeanSquare() {
        return Math.sqrt(squares / checked);
    }

    double insideShare() {
        return (double) inside / checked;
    }
}
