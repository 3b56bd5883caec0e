package dev.recon.series;

import dev.recon.state.SensorPane;

/**
 * A sum in three times the precision of a double, so that the order of its terms, which is that of
 * their arrival, does not show in the result (Ogita, Rump, Oishi, <i>Accurate sum and dot
 * product</i>, 2005, SumK).
 */
final class PreciseSum {

    private double sum;
    private double error;
    private double errorOfError;

    void add(double term) {
        double before = sum;
        sum = before + term;
        double lost = lost(before, term, sum);
        before = error;
        error = before + lost;
        errorOfError += lost(before, lost, error);
    }

    void add(PreciseSum other) {
        add(other.sum);
        add(other.error);
        add(other.errorOfError);
    }

    /** What rounding took from {@code a + b} (Knuth, TAOCP 2, 4.2.2, theorem B). */
    private static double lost(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    void addSquare(double root) {
        addProduct(root, root);
    }

    private void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        add(Math.fma(a, b, -product));
    }

    /** NaN when a term was not finite, or the sum is not. */
    double mean(long count) {
        return value() / count;
    }

    private double value() {
        double high = sum + error; // of opposite signs and as large, they may all but vanish
        return high + (lost(sum, error, high) + errorOfError);
    }

    /** This as the sum of the squares of values of that sum: their sample deviation. */
    double deviation(PreciseSum values, long count) {
        PreciseSum squares = new PreciseSum();
        squares.addProduct((double) count, sum);
        squares.addProduct((double) count, error);
        squares.add(count * errorOfError);
        squares.addProduct(-values.sum, values.sum);
        squares.addProduct(-2 * values.sum, values.error);
        squares.add(-values.error * values.error);
        squares.add(-2 * values.sum * values.errorOfError);
        double rest = squares.value();
        return Double.isNaN(rest) ? Double.NaN : Math.sqrt(Math.max(0, rest) / count / (count - 1));
    }

    void set(PreciseSum other) {
        sum = other.sum;
        error = other.error;
        errorOfError = other.errorOfError;
    }

    SensorPane.Sum save() {
        return new SensorPane.Sum(sum, error, errorOfError);
    }

    void restore(SensorPane.Sum saved) {
        sum = saved.sum();
        error = saved.error();
        errorOfError = saved.errorOfError();
    }
}
