package dev.recon.fill;

/** From the coefficients of differences to a polynomial of values that does not explode. */
final class Polynomials {

    /** Reflections stay within this, and with them the roots within the circle. */
    private static final double STABLE = 0.995;

    private static final double DAMPING = 0.97;
    private static final int ORDER = ArLearner.ORDER;

    private Polynomials() {}

    /** Sets the polynomial of values, first coefficient 1: that of differences times 1 - B. */
    static void integrate(double[] differences, double[] phi, Workspace work) {
        double[] a = work.stable;
        System.arraycopy(differences, 0, a, 1, ORDER);
        for (int i = 1; i <= ORDER; i++) {
            // No damping would ever mend it.
            a[i] = Double.isFinite(a[i]) ? a[i] : 0;
        }
        while (!isClearlyStable(a) && !isStable(a, work.reflected)) {
            double power = 1;
            for (int i = 1; i <= ORDER; i++) {
                power *= DAMPING;
                a[i] *= power;
            }
        }
        double before = -1;
        phi[0] = 1;
        for (int i = 1; i <= ORDER; i++) {
            phi[i] = before - a[i];
            before = a[i];
        }
        phi[ORDER + 1] = before;
    }

    /** Coefficients of less than 1 in all give reflections of less than that. */
    private static boolean isClearlyStable(double[] a) {
        double sum = 0;
        for (int i = 1; i <= ORDER; i++) {
            sum += Math.abs(a[i]);
        }
        return sum < STABLE;
    }

    /** The recursion of Durbin and Levinson backwards: every reflection is within the circle. */
    private static boolean isStable(double[] given, double[] a) {
        System.arraycopy(given, 0, a, 0, ORDER + 1);
        for (int n = ORDER; n >= 1; n--) {
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
