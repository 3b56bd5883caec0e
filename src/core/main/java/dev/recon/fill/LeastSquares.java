package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * Recursive least squares with exponential forgetting (Ljung, System Identification, chapter 11),
 * started from a ridge, of one thing or of several that are explained by the same: they share the
 * matrix, which is most of the work and of the state. Who learns bounds what an outlier can do
 * (Huber 1964), by how much it {@link #weigh weighs} or by the error that it {@link #teach
 * teaches}.
 *
 * <p>One step: {@link #look}, {@link #weigh}, {@link #teach} for each thing, {@link #renew}.
 */
final class LeastSquares {

    /** Sums over so many, in loops as long as the compiler knows, need not wait for each other. */
    private static final int BLOCK = 8;

    /** The inverse may grow to so many times what it started from before it forgets no more. */
    private static final int MOST_GROWTH = 4;

    /** Of each thing, one after another. */
    final double[] coefficients;

    private final Policy policy;
    private final int size;

    /** The inverse of the normal matrix, row by row; symmetric to the bit. */
    private final double[] inverse;

    /**
     * How it learns.
     *
     * @param forget how much is kept from one time to the next, below 1
     * @param ridge in units of the variance of what explains
     * @param mostPower what weighs more than this has no digits left for anything else, and teaches
     *     nothing
     * @param isSingle whether numbers are kept, and written, as floats
     */
    record Policy(double forget, double ridge, double mostPower, boolean isSingle) {

        /** Of coefficients and matrix, as written. */
        int bytes(int things, int size) {
            int numbers = things * size + size * (size + 1) / 2;
            return numbers * (isSingle ? Float.BYTES : Double.BYTES);
        }
    }

    /** Knows nothing of any regressor yet: see {@link #meet}. */
    LeastSquares(Policy policy, int things, int size) {
        this.policy = policy;
        this.size = size;
        coefficients = new double[things * size];
        inverse = new double[size * size];
    }

    /** From now on it learns of a regressor. */
    void meet(int regressor) {
        inverse[regressor * (size + 1)] = rounded(1 / policy.ridge);
    }

    void meetAll() {
        for (int i = 0; i < size; i++) {
            meet(i);
        }
    }

    /** What was learned of a regressor, which may be met anew. */
    void forget(int regressor) {
        for (int at = regressor; at < coefficients.length; at += size) {
            coefficients[at] = 0;
        }
        for (int j = 0; j < size; j++) {
            inverse[regressor * size + j] = 0;
            inverse[j * size + regressor] = 0;
        }
    }

    double predict(int thing, double[] u) {
        return times(coefficients, thing * size, u);
    }

    /** Sets the gain of what explains; false when it teaches nothing. */
    boolean look(Regression at) {
        for (int i = 0; i < size; i++) {
            at.gain[i] = times(inverse, i * size, at.u);
        }
        at.power = times(at.gain, 0, at.u);
        return at.power >= 0 && at.power < policy.mostPower;
    }

    /**
     * @param excess 1 of what is usual; of an outlier, how much less it counts
     */
    void weigh(Regression at, double excess) {
        at.share = 1 / (policy.forget * excess + at.power);
    }

    void teach(Regression at, int thing, double error) {
        double step = error * at.share;
        for (int i = 0, k = thing * size; i < size; i++, k++) {
            coefficients[k] = rounded(coefficients[k] + at.gain[i] * step);
        }
    }

    /** Takes what was looked at into the matrix. */
    void renew(Regression at) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += inverse[i * (size + 1)];
        }
        // What is not excited must not be forgotten without end.
        double growth = trace < MOST_GROWTH * size / policy.ridge ? 1 / policy.forget : 1;
        double root = Math.sqrt(at.share * growth);
        for (int i = 0; i < size; i++) {
            at.gain[i] *= root;
        }
        for (int i = 0; i < size; i++) {
            subtract(i * size, at.gain[i], at.gain, growth);
        }
    }

    /**
     * Both halves of a symmetric matrix, in a loop of a known length, beat one half. It does not
     * round, so what is kept as floats goes without it.
     */
    private void subtract(int row, double own, double[] gain, double growth) {
        int j = 0;
        if (size >= BLOCK && !policy.isSingle) {
            for (; j < BLOCK; j++) {
                inverse[row + j] = inverse[row + j] * growth - own * gain[j];
            }
        }
        for (; j < size; j++) {
            inverse[row + j] = rounded(inverse[row + j] * growth - own * gain[j]);
        }
    }

    private double times(double[] a, int at, double[] u) {
        double sum = 0;
        int j = 0;
        if (size >= BLOCK) {
            sum =
                    (a[at] * u[0] + a[at + 1] * u[1])
                            + (a[at + 2] * u[2] + a[at + 3] * u[3])
                            + ((a[at + 4] * u[4] + a[at + 5] * u[5])
                                    + (a[at + 6] * u[6] + a[at + 7] * u[7]));
            j = BLOCK;
        }
        for (; j < size; j++) {
            sum += a[at + j] * u[j];
        }
        return sum;
    }

    private double rounded(double value) {
        return policy.isSingle ? (float) value : value;
    }

    void writeCoefficients(BlockWriter to, int thing) {
        for (int i = 0; i < size; i++) {
            write(to, coefficients[thing * size + i]);
        }
    }

    void readCoefficients(BlockReader from, int thing) {
        for (int i = 0; i < size; i++) {
            coefficients[thing * size + i] = read(from);
        }
    }

    /** A row of the matrix, to the diagonal. */
    void writeRow(BlockWriter to, int row) {
        for (int j = 0; j <= row; j++) {
            write(to, inverse[row * size + j]);
        }
    }

    void readRow(BlockReader from, int row) {
        for (int j = 0; j <= row; j++) {
            double each = read(from);
            inverse[row * size + j] = each;
            inverse[j * size + row] = each;
        }
    }

    private void write(BlockWriter to, double number) {
        if (policy.isSingle) {
            to.putFloat((float) number);
        } else {
            to.putDouble(number);
        }
    }

    private double read(BlockReader from) {
        return policy.isSingle ? from.getFloat() : from.getDouble();
    }

    void writeRows(BlockWriter to) {
        for (int row = 0; row < size; row++) {
            writeRow(to, row);
        }
    }

    void readRows(BlockReader from) {
        for (int row = 0; row < size; row++) {
            readRow(from, row);
        }
    }
}
