package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * What is left in so many slots, straight from what is known now: {@link Outlook}. Only for open
 * gaps; it knows nothing of the other end.
 */
final class OutlookExpert implements Expert {

    static final int BYTES = Outlook.BYTES;

    private final int number;
    private final Slots slots;

    /** Before there is anything to say, what the day's profile leads to is said: it knows that. */
    private final DifferenceExpert shaped;

    private final Outlook outlook = new Outlook();

    OutlookExpert(int number, Slots slots, DifferenceExpert shaped) {
        this.number = number;
        this.slots = slots;
        this.shaped = shaped;
    }

    @Override
    public boolean speaks(Ending ending, int from, int to, Window window) {
        return ending == Ending.OPEN;
    }

    @Override
    public double doubt(Ending ending) {
        return 1;
    }

    void learn(Workspace work) {
        outlook.learn(slots, shaped.learner.steadySigma(), work.features, work.regression);
    }

    @Override
    public void bridge(Workspace work) {
        // It has nothing to say.
    }

    @Override
    public void forecast(Workspace work) {
        int steps = work.window.length() - Sizes.ORDER;
        look(work, slots.profile.mean());
        claim(work, work.claims, steps, steps);
    }

    @Override
    public void backtest(Workspace work, int stride) {
        Window window = work.window;
        look(work, meanBefore(window));
        int length = window.length() - Sizes.ORDER - Sizes.FINAL_AFTER;
        claim(work, work.tested(Ending.OPEN), 1, length);
    }

    /** About what the mean was before it saw the stretch and what follows. */
    private double meanBefore(Window window) {
        double over = slots.profile.meanSlots(window.periodMillis());
        double mean = slots.profile.mean();
        return window.meanBefore(
                mean, over, window.shape, window.isReal, Sizes.ORDER, window.length());
    }

    private void look(Workspace work, double mean) {
        work.features.look(slots, work.window.from() + Sizes.ORDER - 1, mean);
    }

    private void claim(Workspace work, Claims claims, int from, int to) {
        Window window = work.window;
        double unit = shaped.learner.steadySigma();
        double restless = unit > 0 ? shaped.learner.sigma() / unit : 1;
        double before = window.values[Sizes.ORDER - 1] - window.shape[Sizes.ORDER - 1];
        for (int step = from; step <= to; ) {
            int i = Sizes.ORDER + step - 1;
            if (outlook.isReady()) {
                double departure = outlook.departure(work.features, step);
                double value = before + departure + window.shape[i];
                claims.set(number, i, value, outlook.sd(step, unit) * restless);
            } else {
                claims.agree(number, shaped.number(), i);
            }
            step += Expert.step(i);
        }
    }

    @Override
    public void write(BlockWriter to) {
        outlook.write(to);
    }

    @Override
    public void read(BlockReader from) {
        outlook.read(from);
    }
}
