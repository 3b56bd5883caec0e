package dev.recon.fill;

/**
 * Fills with what neighbours show: differences of what is left of a sensor when that is taken away
 * which they show as well, as far as it is in the sensor ({@link Influence}). A bridge where the
 * gap has closed; where it is open, drawn back to the mean of what is left. It has nothing to say
 * of a slot in which they show nothing.
 */
final class LedExpert extends ArExpert {

    static final int BYTES = ArLearner.bytes(true);

    /** So many slots of those before a gap have to be led; the others stay as they are. */
    private static final int KNOWN = 5;

    /** In an open gap it must be so much better than the others: a mean can move. */
    private static final double DOUBT = 1.5;

    private final Influence influence;

    LedExpert(int number, Influence influence) {
        super(number, new ArLearner(true));
        this.influence = influence;
    }

    @Override
    public double doubt(Ending ending) {
        return ending == Ending.OPEN ? DOUBT : 1;
    }

    @Override
    public boolean speaks(Ending ending, int from, int to, Window window) {
        return window.lead.leads(from, to);
    }

    /** Sets what is led in a window; nothing where too little is known of how it begins. */
    void lead(Window window) {
        influence.lead(window);
        int known = 0;
        for (int i = 0; i < Sizes.ORDER; i++) {
            known += window.lead.isLed[i] ? 1 : 0;
        }
        if (known < KNOWN) {
            window.lead.abandon(window.length());
        }
    }

    /** From a window that was read, of which it is known what the neighbours showed. */
    void learn(Workspace work) {
        Window window = work.window;
        influence.lead(window);
        if (window.lead.leads(0, window.length())) {
            super.take(work, influence.mean(), window.length());
            learner.learn(work.left.values, work.regression);
        }
    }

    @Override
    double[] base(Window window) {
        return window.lead.values;
    }

    @Override
    double origin(Window window) {
        return window.values[0] - window.lead.values[0];
    }

    @Override
    double openOrigin(Window window) {
        return influence.mean();
    }

    @Override
    boolean[] unknown(Window window) {
        window.lead.leaveUnled(window.isUnknown, window.length());
        return window.lead.isUnknown;
    }

    @Override
    void take(Workspace work, double origin, int length) {
        super.take(work, origin, length);
        work.left.hold(work.window.lead.isLed);
    }

    @Override
    public void backtest(Workspace work, int stride) {
        Window window = work.window;
        if (window.lead.leads(Sizes.ORDER, window.length() - Sizes.FINAL_AFTER)) {
            super.backtest(work, stride);
        }
    }

    @Override
    double lookAhead(Workspace work, double origin, int length) {
        Window window = work.window;
        // Of the newest slot the mean does not know yet.
        double mean = influence.meanBefore(window, Sizes.ORDER, window.length() - 1);
        learner.polynomial(work.polynomial, true);
        take(work, mean, window.length());
        work.hindsight.forecast(work.polynomial.phi, work.left.values, length);
        return mean;
    }
}
