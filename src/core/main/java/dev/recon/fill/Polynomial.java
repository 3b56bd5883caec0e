package dev.recon.fill;

/**
 * The polynomial of an autoregressive process of values that does not explode, from the
 * coefficients of its differences.
 */
final class Polynomial {

    /** Reflections stay within this, and with them the roots within the circle. */
    private static final double STABLE = 0.995;

    private static final double DAMPING = 0.97;
    private static final int LAGS = Sizes.LAGS;

    /** The first coefficient is 1. */
    final double[] phi = new double[Sizes.ORDER + 1];

    private final double[] stable = new double[LAGS + 1];
    private final double[] reflected = new double[LAGS + 1];

    /**
     * That of differences times 1 - B.
     *
     * @param pull towards a mean, a slot
     */
    void set(double[] differences, double pull) {
        stabilise(differences);
        double before = -1;
        phi[0] = 1;
        for (int i = 1; i <= LAGS; i++) {
            phi[i] = before - stable[i];
            before = stable[i];
        }
        phi[LAGS + 1] = before;
        phi[1] += pull;
    }

    private void stabilise(double[] differences) {
        System.arraycopy(differences, 0, stable, 1, LAGS);
        for (int i = 1; i <= LAGS; i++) {
            // No damping would ever mend it.
            stable[i] = Double.isFinite(stable[i]) ? stable[i] : 0;
        }
        while (!isClearlyStable() && !isStable()) {
            double power = 1;
            for (int i = 1; i <= LAGS; i++) {
                power *= DAMPING;
                stable[i] *= power;
            }
        }
    }

    /** Coefficients of less than 1 in all give reflections of less than that. */
    private boolean isClearlyStable() {
        double sum = 0;
        for (int i = 1; i <= LAGS; i++) {
            sum += Math.abs(stable[i]);
        }
        return sum < STABLE;
    }

    /** The recursion of Durbin and Levinson backwards: every reflection is within the circle. */
    private boolean isStable() {
        double[] a = reflected;
        System.arraycopy(stable, 0, a, 0, LAGS + 1);
        for (int n = LAGS; n >= 1; n--) {
            double reflection = a[n];
            if (!(Math.abs(reflection) < STABLE)) {
                return false;
            }
            double part = 1 / (1 - reflection * reflection);
            for (int i = 1; i <= n / 2; i++) {
                double low = a[i];
                double high = a[n - i];
                a[i] = (low + reflection * high) * part;
                a[n - i] = (high + reflection * low) * part;
            }
        }
        return true;
    }
}
