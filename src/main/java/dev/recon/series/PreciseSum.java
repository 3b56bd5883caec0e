package dev.recon.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A sum in three times the precision of a double, so that the order of its terms, which is that of
 * their arrival, does not show in the result (Ogita, Rump, Oishi, <i>Accurate sum and dot
 * product</i>, 2005, SumK).
 */
final class PreciseSum {

    private static final MathContext DIGITS = new MathContext(60);

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

    /** What rounding took from {@code a + b} (Knuth, TAOCP 2, 4.2.2, theorem B). */
    private static double lost(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    void addSquare(double root) {
        double square = root * root;
        add(square);
        add(Math.fma(root, root, -square));
    }

    /** NaN when a term was not finite, or the sum is not. */
    double mean(long count) {
        return isFinite()
                ? exact().divide(new BigDecimal(count), DIGITS).doubleValue()
                : Double.NaN;
    }

    /** This as the sum of the squares of values of that sum: their sample deviation. */
    double deviation(PreciseSum values, long count) {
        if (!isFinite() || !values.isFinite()) {
            return Double.NaN;
        }
        BigDecimal total = values.exact();
        BigDecimal ofMean = total.multiply(total).divide(new BigDecimal(count), DIGITS);
        double squares = exact().subtract(ofMean).doubleValue();
        return Math.sqrt(Math.max(0, squares) / (count - 1));
    }

    private boolean isFinite() {
        return Double.isFinite(sum) && Double.isFinite(error) && Double.isFinite(errorOfError);
    }

    private BigDecimal exact() {
        return new BigDecimal(sum).add(new BigDecimal(error)).add(new BigDecimal(errorOfError));
    }

    void set(PreciseSum other) {
        sum = other.sum;
        error = other.error;
        errorOfError = other.errorOfError;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeDouble(error);
        out.writeDouble(errorOfError);
    }

    void read(DataInput in) throws IOException {
        sum = in.readDouble();
        error = in.readDouble();
        errorOfError = in.readDouble();
    }
}
