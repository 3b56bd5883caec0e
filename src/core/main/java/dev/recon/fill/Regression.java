package dev.recon.fill;

/** One step of a regression, while it is learned from. */
final class Regression {

    private static final int MOST = Math.max(Sizes.LAGS + 1, Sizes.NEIGHBOURS);

    /** What explains; written by who learns. */
    final double[] u = new double[MOST];

    final double[] gain = new double[MOST];
}
