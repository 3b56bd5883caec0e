package dev.recon.fill;

/** Scratch space that all sensors of one thread share; nothing in it outlives a call. */
public final class Workspace {

    private static final int SLOTS = Sizes.HISTORY;

    private static final int REGRESSORS = Math.max(Sizes.LAGS + 1, Sizes.NEIGHBOURS);

    final Bridge bridge = new Bridge();
    final Hindsight hindsight = new Hindsight(Sizes.LONGEST_TESTED);
    final Blend blend = new Blend();

    /** A window of slots: what is known of each, what the day's profile says, what is unknown. */
    final double[] raw = new double[SLOTS];

    final double[] shape = new double[SLOTS];
    final boolean[] unknown = new boolean[SLOTS];

    /** Which of them were read. */
    final boolean[] real = new boolean[SLOTS];

    /** What each neighbour shows at its times, NaN where nothing. */
    final double[][] shown = new double[Sizes.NEIGHBOURS][SLOTS];

    /**
     * What of that is in the sensor, how much of all that may be is seen, and if that is enough.
     */
    final double[] led = new double[SLOTS];

    final double[] seen = new double[SLOTS];
    final boolean[] isLed = new boolean[SLOTS];

    /** What is unknown, or has nothing to lead it. */
    final boolean[] unled = new boolean[SLOTS];

    /** What is said of it; in a self-test, by how much is known of the end. */
    final Claims claims = new Claims(SLOTS);

    final Claims[] tested = {new Claims(Sizes.TESTED_WINDOW), new Claims(Sizes.TESTED_WINDOW), new Claims(Sizes.TESTED_WINDOW)};

    final double[] left = new double[SLOTS];
    final double[] variance = new double[SLOTS];
    final double[] weights = new double[SLOTS];
    final double[] phi = new double[Sizes.ORDER + 1];
    final double[] recent = new double[Sizes.ORDER + 1];
    final double[] regressors = new double[REGRESSORS];
    final double[] gain = new double[REGRESSORS];
    final double[] stable = new double[Sizes.LAGS + 1];
    final double[] reflected = new double[Sizes.LAGS + 1];
    final double[] features = new double[Outlook.FEATURES];
    final double[] errors = new double[Sizes.EXPERTS];
    final double[] sums = new double[Sizes.EXPERTS * Sizes.EXPERTS];
}
