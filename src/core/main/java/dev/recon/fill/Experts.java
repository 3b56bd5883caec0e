package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * Three ways to fill, which learn side by side and differ in what they take for predictable: the
 * differences of the values themselves; the differences of what is left when the day's profile is
 * taken away; and an {@link OutlookExpert}, the place of which is taken by a {@link LedExpert} as
 * long as the neighbours of a sensor explain enough of it.
 */
final class Experts {

    static final int BYTES =
            2 * DifferenceExpert.BYTES
                    + Math.max(OutlookExpert.BYTES, LedExpert.BYTES)
                    + Influence.BYTES
                    + 1;

    /** When no more than this share of the variance is left unexplained, the neighbours lead. */
    private static final double LEADING = 0.7;

    /** When more is left than this, they do not any more. */
    private static final double MISLEADING = 0.85;

    private static final int SHAPED = 1;
    private static final int THIRD = 2;

    private final Slots slots;
    private final DifferenceExpert plain = new DifferenceExpert(0, false);
    private final DifferenceExpert shaped = new DifferenceExpert(SHAPED, true);

    /** Null where there are no neighbours. */
    private final Influence influence;

    private final int neighbours;

    /** One of the two; the other one is null. */
    private OutlookExpert outlook;

    private LedExpert led;

    /**
     * @param neighbours how many; may be 0
     */
    Experts(Slots slots, int neighbours) {
        this.slots = slots;
        this.neighbours = neighbours;
        influence = neighbours == 0 ? null : new Influence(neighbours);
        follow();
    }

    private Expert third() {
        return led == null ? outlook : led;
    }

    private void lead(LedExpert leading) {
        led = leading;
        outlook = null;
    }

    private void follow() {
        led = null;
        outlook = new OutlookExpert(THIRD, slots, shaped);
    }

    /** How many have something to say of these slots, from the first on. */
    int count(Ending ending, int from, int to, Window window) {
        return third().speaks(ending, from, to, window) ? Sizes.EXPERTS : Sizes.BRIDGES;
    }

    /** So many times the variance of the last one counts. */
    double doubt(Ending ending) {
        return third().doubt(ending);
    }

    boolean isLed() {
        return led != null;
    }

    /** How much of the days' profiles is taken away: neighbours that explain show the day as is. */
    double daily() {
        return influence.unexplained();
    }

    /** Sets what the neighbours say of a window of which it is known what they show. */
    void lead(Window window) {
        led.lead(window);
    }

    /** From the last slots, all of which were read. */
    void learn(Workspace work) {
        plain.learn(work);
        shaped.learn(work);
    }

    /** From slots of which it is known by now what the neighbours showed in them. */
    void learnLed(Workspace work) {
        influence.learn(work.window, work.regression);
        double left = influence.unexplained();
        if (led == null && left < LEADING) {
            lead(new LedExpert(THIRD, influence));
        } else if (led != null && left > MISLEADING) {
            follow();
        }
        if (led != null) {
            led.learn(work);
        }
    }

    /** From slots that are old enough to show what came of them. */
    void learnOutlook(Workspace work) {
        if (outlook != null) {
            outlook.learn(work);
        }
    }

    void forgetNeighbour(int neighbour) {
        influence.forget(neighbour);
    }

    /** Fills what is unknown in the window with what comes later in it taken into account. */
    void bridge(Workspace work) {
        plain.bridge(work);
        shaped.bridge(work);
        third().bridge(work);
    }

    /** Continues what is known of the window to its end. */
    void forecast(Workspace work) {
        plain.forecast(work);
        shaped.forecast(work);
        third().forecast(work);
    }

    /** What they would have said of a stretch, at once and later. */
    void backtest(Workspace work, int stride) {
        plain.backtest(work, stride);
        shaped.backtest(work, stride);
        third().backtest(work, stride);
    }

    void write(BlockWriter to) {
        plain.write(to);
        shaped.write(to);
        if (influence != null) {
            influence.write(to);
            to.putBoolean(led != null);
        }
        third().write(to);
    }

    /**
     * @param were how many neighbours there were; of others than now, what was learned is dropped
     */
    void read(BlockReader from, int were) {
        plain.read(from);
        shaped.read(from);
        Influence saved = were == neighbours ? influence : new Influence(were);
        if (were > 0) {
            saved.read(from);
        }
        if (were > 0 && from.getBoolean()) {
            LedExpert leading = new LedExpert(THIRD, saved);
            leading.read(from);
            if (saved == influence) {
                lead(leading);
            }
        } else {
            outlook.read(from);
        }
    }
}
