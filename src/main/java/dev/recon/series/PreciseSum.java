package dev.recon.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A sum in twice the precision of a double, so that the order of its terms, which is that of their
 * arrival, does not show in the result (Dekker, <i>A floating-point technique for extending the
 * available precision</i>, 1971).
 */
final class PreciseSum {

    private double high;
    private double low;

    void add(double term) {
        double sum = high + term;
        double part = sum - high;
        double error = (high - (sum - part)) + (term - part) + low;
        high = sum + error;
        low = error - (high - sum);
    }

    void addSquare(double root) {
        double square = root * root;
        add(square);
        add(Math.fma(root, root, -square));
    }

    double value() {
        return high;
    }

    /** This sum of squares less {@code sum²/count}: the squares of the deviations from the mean. */
    double lessMeanSquare(PreciseSum sum, long count) {
        double square = sum.high * sum.high;
        double rest = Math.fma(sum.high, sum.high, -square) + 2 * sum.high * sum.low;
        double share = square / count;
        double shareRest = (Math.fma(-share, count, square) + rest) / count;
        return Math.max(0, (high - share) + (low - shareRest));
    }

    void set(PreciseSum other) {
        high = other.high;
        low = other.low;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(high);
        out.writeDouble(low);
    }

    void read(DataInput in) throws IOException {
        high = in.readDouble();
        low = in.readDouble();
    }
}
