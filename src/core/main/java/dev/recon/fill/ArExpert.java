package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * Fills by an autoregressive process of what is left of a sensor when something is taken away: a
 * bridge where the gap has closed, a forecast where it is open.
 */
abstract class ArExpert implements Expert {

    private static final int ORDER = Sizes.ORDER;

    final ArLearner learner;

    /** Its place among the claims. */
    private final int number;

    ArExpert(int number, ArLearner learner) {
        this.number = number;
        this.learner = learner;
    }

    final int number() {
        return number;
    }

    /** What is taken away of each slot. */
    abstract double[] base(Window window);

    /** What is taken away of all slots where the end is known. */
    abstract double origin(Window window);

    /** The same where it is not. */
    double openOrigin(Window window) {
        return origin(window);
    }

    /** What it has to fill. */
    boolean[] unknown(Window window) {
        return window.isUnknown;
    }

    /** Takes the base and an origin away. */
    void take(Workspace work, double origin, int length) {
        work.left.take(work.window.values, base(work.window), origin, length);
    }

    @Override
    public double doubt(Ending ending) {
        return 1;
    }

    @Override
    public final void bridge(Workspace work) {
        Window window = work.window;
        double origin = origin(window);
        int length = window.length();
        learner.polynomial(work.polynomial, false);
        take(work, origin, length);
        boolean[] unknown = unknown(window);
        work.bridge.solve(work.polynomial.phi, work.left.values, unknown, length);
        claim(work, origin, 0, work.bridge.mean, work.bridge.variance);
    }

    @Override
    public final void forecast(Workspace work) {
        double origin = openOrigin(work.window);
        learner.polynomial(work.polynomial, true);
        take(work, origin, ORDER);
        Forecast forecast = work.forecast;
        forecast.extend(work.polynomial.phi, work.left.values, work.window.length() - ORDER);
        claim(work, origin, ORDER, forecast.mean, forecast.variance);
    }

    /** Of what is unknown from a slot on. */
    private void claim(Workspace work, double origin, int from, double[] mean, double[] variance) {
        Window window = work.window;
        double[] base = base(window);
        double sigma = learner.sigma();
        for (int i = from; i < window.length(); i++) {
            if (window.isUnknown[i]) {
                double sd = sigma * Math.sqrt(variance[i]);
                work.claims.set(number, i, mean[i] + (origin + base[i]), sd);
            }
        }
    }

    @Override
    public void backtest(Workspace work, int stride) {
        Window window = work.window;
        double origin = origin(window);
        int end = window.length() - Sizes.FINAL_AFTER;
        learner.polynomial(work.polynomial, false);
        take(work, origin, window.length());
        Hindsight hindsight = work.hindsight;
        hindsight.look(work.polynomial.phi, work.left.values, unknown(window), end - ORDER);
        for (int i = ORDER; i < end; i += stride) {
            hindsight.at(i);
            claim(work, Ending.CLOSED, i, origin);
            claim(work, Ending.FINAL, i, origin);
        }
        double openOrigin = lookAhead(work, origin, end - ORDER);
        for (int i = ORDER; i < end; i += Expert.step(i)) {
            claim(work, Ending.OPEN, i, openOrigin);
        }
    }

    /**
     * Has hindsight look at the stretch as if nothing later were known, if it did not.
     *
     * @return the origin then
     */
    double lookAhead(Workspace work, double origin, int length) {
        return origin;
    }

    private void claim(Workspace work, Ending ending, int i, double origin) {
        int later = ending.later;
        double mean = work.hindsight.mean(i, later) + origin + base(work.window)[i];
        double sd = learner.sigma() * Math.sqrt(work.hindsight.variance(i, later));
        work.tested(ending).set(number, i, mean, sd);
    }

    @Override
    public final void write(BlockWriter to) {
        learner.write(to);
    }

    @Override
    public final void read(BlockReader from) {
        learner.read(from);
    }
}
