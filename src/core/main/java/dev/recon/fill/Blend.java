package dev.recon.fill;

/**
 * Combines what the experts say of one slot so that the variance of the error is least, from how
 * their errors have varied together (Bates and Granger, The combination of forecasts, 1969). No
 * weight is below zero.
 */
final class Blend {

    private static final int N = Sizes.EXPERTS;

    /**
     * Weights that are estimated do worse than they promise; this draws them towards each other.
     */
    private static final double RIDGE = 0.02;

    /** So that no quotient overflows. */
    static final double SMALLEST_SD = 1e-40;

    /** Of a value: how exactly {@link History} keeps it, and a little. */
    private static final double ROUNDING = 2e-7;

    /** How their errors vary together, in units of what each claims: the lower triangle. */
    private final double[] pairs = new double[N * (N + 1) / 2];

    double width;
    double spread;

    /** The variance of the last expert counts so much. */
    double doubt = 1;

    double value;

    /** What the combined error is expected to be, before the width and spread are applied. */
    double scale;

    private final double[] m = new double[N * N];

    /** Sets how the errors of two experts vary together, or those of one. */
    void setPair(int k, double covariance) {
        pairs[k] = covariance;
    }

    /** Of the experts from 0 on, so many. */
    void combine(Claims claims, int i, int experts) {
        for (int x = 0, k = 0; x < experts; x++) {
            double sd = claims.sd(x, i);
            for (int y = 0; y < x; y++, k++) {
                double shared = pairs[k] * sd * claims.sd(y, i);
                m[x * N + y] = shared;
                m[y * N + x] = shared;
            }
            m[x * N + x] = pairs[k++] * sd * sd;
        }
        double variance;
        if (experts == 2) {
            variance = pair(claims, i, 0, 1);
        } else {
            m[N * N - 1] *= doubt;
            variance = three(claims, i);
        }
        scale = Math.max(Math.sqrt(Math.max(variance, 0)), SMALLEST_SD);
        scale = Math.max(scale, Math.abs(value) * ROUNDING);
    }

    private double pair(Claims claims, int i, int a, int b) {
        double own = m[a * N + a];
        double other = m[b * N + b];
        double shared = m[a * N + b];
        double spare = (1 + RIDGE) * (own + other) - 2 * shared;
        double weight = spare > 0 ? ((1 + RIDGE) * own - shared) / spare : 0;
        weight = Math.max(0, Math.min(weight, 1));
        double rest = 1 - weight;
        value = rest * claims.value(a, i) + weight * claims.value(b, i);
        return rest * rest * own + 2 * rest * weight * shared + weight * weight * other;
    }

    private double three(Claims claims, int i) {
        double aa = m[0] * (1 + RIDGE);
        double bb = m[N + 1] * (1 + RIDGE);
        double cc = m[2 * N + 2] * (1 + RIDGE);
        double ab = m[1];
        double ac = m[2];
        double bc = m[N + 2];
        // The row sums of the adjoint, which are the weights but for a factor.
        double a = bb * cc - bc * bc + ac * bc - ab * cc + ab * bc - ac * bb;
        double b = aa * cc - ac * ac + ac * bc - ab * cc + ab * ac - aa * bc;
        double c = aa * bb - ab * ab + ab * bc - ac * bb + ab * ac - aa * bc;
        double sum = a + b + c;
        if (sum > 0 && a >= 0 && b >= 0 && c >= 0) {
            a /= sum;
            b /= sum;
            c /= sum;
            value = a * claims.value(0, i) + b * claims.value(1, i) + c * claims.value(2, i);
            return a * a * m[0]
                    + b * b * m[N + 1]
                    + c * c * m[2 * N + 2]
                    + 2 * (a * b * ab + a * c * ac + b * c * bc);
        }
        return bestPair(claims, i);
    }

    private double bestPair(Claims claims, int i) {
        double best = pair(claims, i, 0, 1);
        double chosen = value;
        double next = pair(claims, i, 0, 2);
        if (next < best) {
            best = next;
            chosen = value;
        }
        next = pair(claims, i, 1, 2);
        if (next < best) {
            best = next;
            chosen = value;
        }
        value = chosen;
        return best;
    }
}
