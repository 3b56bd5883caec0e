package dev.recon.fill;

/** Fills by the differences of values, or of what is left when the day's profile is taken away. */
final class DifferenceExpert extends ArExpert {

    static final int BYTES = ArLearner.bytes(false);

    private static final double[] NOTHING = new double[Sizes.HISTORY];

    private final boolean isShaped;

    DifferenceExpert(int number, boolean isShaped) {
        super(number, new ArLearner(false));
        this.isShaped = isShaped;
    }

    @Override
    public boolean speaks(Ending ending, int from, int to, Window window) {
        return true;
    }

    @Override
    double[] base(Window window) {
        return isShaped ? window.shape : NOTHING;
    }

    @Override
    double origin(Window window) {
        return window.values[0];
    }

    /** From a window that was read. */
    void learn(Workspace work) {
        take(work, 0, work.window.length());
        learner.learn(work.left.values, work.regression);
    }
}
