package dev.recon.fill;

/** One step of {@link LeastSquares}. */
final class Regression {

    private static final int MOST =
            Math.max(Sizes.LAGS + 1, Math.max(Sizes.NEIGHBOURS, Features.COUNT));

    /** What explains; written by who learns. The rest is written by the least squares. */
    final double[] u = new double[MOST];

    final double[] gain = new double[MOST];
    double power;

    /** How much an error teaches. */
    double share;
}
