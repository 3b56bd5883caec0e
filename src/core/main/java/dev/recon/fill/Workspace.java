package dev.recon.fill;

/** Scratch space that all sensors of one thread share; nothing in it outlives a call. */
public final class Workspace {

    static final int SLOTS = History.CAPACITY;

    private static final int REGRESSORS = Math.max(ArLearner.ORDER + 1, Influence.MOST);

    /** Of a self-test. */
    private static final int TESTED = Bridge.ORDER + TestScores.LONGEST + Hindsight.LATER;

    final Bridge bridge = new Bridge();
    final Hindsight hindsight = new Hindsight(TestScores.LONGEST);
    final Blend blend = new Blend();

    /** A window of slots: what is known of each, what the day's profile says, what is unknown. */
    final double[] raw = new double[SLOTS];

    final double[] shape = new double[SLOTS];
    final boolean[] unknown = new boolean[SLOTS];

    /** Which of them were read. */
    final boolean[] real = new boolean[SLOTS];

    /** What each neighbour shows at its times, NaN where nothing. */
    final double[][] shown = new double[Influence.MOST][SLOTS];

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

    final Claims[] tested = {new Claims(TESTED), new Claims(TESTED), new Claims(TESTED)};

    final double[] left = new double[SLOTS];
    final double[] variance = new double[SLOTS];
    final double[] weights = new double[SLOTS];
    final double[] phi = new double[Bridge.ORDER + 1];
    final double[] recent = new double[Bridge.ORDER + 1];
    final double[] regressors = new double[REGRESSORS];
    final double[] gain = new double[REGRESSORS];
    final double[] stable = new double[ArLearner.ORDER + 1];
    final double[] reflected = new double[ArLearner.ORDER + 1];
    final double[] features = new double[Outlook.FEATURES];
    final double[] errors = new double[Experts.COUNT];
    final double[] sums = new double[Experts.COUNT * Experts.COUNT];
}
