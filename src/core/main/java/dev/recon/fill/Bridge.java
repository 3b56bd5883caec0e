package dev.recon.fill;

import java.util.Arrays;

/**
 * Fills what is unknown in a window so that the innovations of an autoregressive process are least,
 * in the sense of squares: min sum (phi * x)(t)^2 over all t. For Gaussian innovations this is the
 * mean that a fixed-interval smoother gives (Rauch, Tung, Striebel 1965), and the diagonal of the
 * inverse of the normal matrix is its variance; but the matrix has a band no wider than the order,
 * so that one Cholesky factorisation and one backward recursion for the part of the inverse that
 * lies in the band (Takahashi, Fagan, Chen 1973) are all it takes: linear in the unknowns.
 *
 * <p>At the end of a window, where nothing later is known, the answer is the forecast.
 */
final class Bridge {

    private static final int ORDER = Sizes.ORDER;

    private static final int WIDTH = ORDER + 1;

    /** Of each slot that was unknown. */
    double[] mean = new double[0];

    /** The same, for innovations of variance 1. */
    double[] variance = new double[0];

    private final double[] products = new double[WIDTH * WIDTH];
    private int[] slots = new int[0];
    private double[] band = new double[0];
    private double[] right = new double[0];
    private double[] known = new double[0];
    private final double[] column = new double[WIDTH];

    /**
     * Sets {@link #mean} and {@link #variance} of the unknown slots.
     *
     * @param phi the polynomial, its first coefficient 1
     */
    void solve(double[] phi, double[] values, boolean[] unknown, int length) {
        reserve(length);
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (unknown[i]) {
                slots[count++] = i;
            }
        }
        if (count == 0) {
            return;
        }
        multiply(phi);
        residuals(phi, values, unknown, length, slots[0]);
        assemble(phi, length, count);
        factorise(count);
        substitute(count);
        invert(count);
    }

    private void reserve(int length) {
        if (slots.length < length) {
            slots = new int[length];
            mean = new double[length];
            variance = new double[length];
            band = new double[length * WIDTH];
            right = new double[length];
            known = new double[length];
        }
    }

    /** {@code products[d, m]}: the sum of the first m + 1 products of coefficients d apart. */
    private void multiply(double[] phi) {
        for (int apart = 0; apart < WIDTH; apart++) {
            double sum = 0;
            for (int m = 0; m + apart < WIDTH; m++) {
                sum += phi[m] * phi[m + apart];
                products[apart * WIDTH + m] = sum;
            }
        }
    }

    /** What the known values alone leave in each equation. */
    private void residuals(
            double[] phi, double[] values, boolean[] unknown, int length, int first) {
        for (int t = Math.max(first, ORDER); t < length; t++) {
            double sum = 0;
            for (int k = 0; k < WIDTH; k++) {
                if (!unknown[t - k]) {
                    sum += phi[k] * values[t - k];
                }
            }
            known[t] = sum;
        }
    }

    private void assemble(double[] phi, int length, int count) {
        Arrays.fill(band, 0, count * WIDTH, 0);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < WIDTH && i + k < count; k++) {
                int apart = slots[i + k] - slots[i];
                if (apart >= WIDTH) {
                    break;
                }
                int last = Math.min(ORDER - apart, length - 1 - slots[i + k]);
                band[i * WIDTH + k] = products[apart * WIDTH + last];
            }
            double sum = 0;
            int last = Math.min(ORDER, length - 1 - slots[i]);
            for (int m = Math.max(0, ORDER - slots[i]); m <= last; m++) {
                sum -= phi[m] * known[slots[i] + m];
            }
            right[i] = sum;
        }
    }

    /** To L D L', the columns of L below the diagonal where the band was, D on the diagonal. */
    private void factorise(int count) {
        for (int j = 0; j < count; j++) {
            int row = j * WIDTH;
            double pivot = band[row];
            int reach = Math.min(ORDER, count - 1 - j);
            for (int k = 1; k <= reach; k++) {
                double factor = band[row + k] / pivot;
                if (factor != 0) {
                    int below = (j + k) * WIDTH - k;
                    for (int m = k; m <= reach; m++) {
                        band[below + m] -= factor * band[row + m];
                    }
                    right[j + k] -= factor * right[j];
                }
            }
            for (int k = 1; k <= reach; k++) {
                band[row + k] /= pivot;
            }
        }
    }

    private void substitute(int count) {
        for (int j = count - 1; j >= 0; j--) {
            double sum = right[j] / band[j * WIDTH];
            int reach = Math.min(ORDER, count - 1 - j);
            for (int k = 1; k <= reach; k++) {
                sum -= band[j * WIDTH + k] * right[j + k];
            }
            right[j] = sum;
            mean[slots[j]] = sum;
        }
    }

    /** The inverse within the band replaces the factors, from the last row to the first. */
    private void invert(int count) {
        for (int j = count - 1; j >= 0; j--) {
            int row = j * WIDTH;
            int reach = Math.min(ORDER, count - 1 - j);
            double diagonal = 1 / band[row];
            for (int k = 1; k <= reach; k++) {
                double sum = 0;
                int before = row + WIDTH + k - 1;
                for (int m = 1; m < k; m++) {
                    sum -= band[row + m] * band[before];
                    before += ORDER;
                }
                int after = row + k * WIDTH - k;
                for (int m = k; m <= reach; m++) {
                    sum -= band[row + m] * band[after + m];
                }
                column[k] = sum;
            }
            for (int k = 1; k <= reach; k++) {
                diagonal -= band[row + k] * column[k];
            }
            band[row] = diagonal;
            System.arraycopy(column, 1, band, row + 1, reach);
            variance[slots[j]] = Math.max(diagonal, 0);
        }
    }
}
