package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/**
 * A way to fill that can be weighed against others: it says what may have been in the unknown slots
 * of {@link Workspace#window}, and how sure it is of that.
 */
interface Expert {

    /** Nor is every step of a long forecast asked for, beyond so many. */
    int ALL_STEPS = 15;

    int STEP_STRIDE = 3;

    /** From a slot of a forecast to the next that is asked for. */
    static int step(int slot) {
        return slot < Sizes.ORDER + ALL_STEPS ? 1 : STEP_STRIDE;
    }

    /** Whether it has something to say of all slots from one to another. */
    boolean speaks(Ending ending, int from, int to, Window window);

    /** So many times its variance counts. */
    double doubt(Ending ending);

    /** Fills what is unknown with what comes later taken into account. */
    void bridge(Workspace work);

    /** Says what comes in the last slot behind the known ones, and may do so of those before. */
    void forecast(Workspace work);

    /**
     * What it would have said of the hidden stretch of a window, in {@link Workspace#tested}, at
     * once and later.
     *
     * @param stride from one slot that is looked at later to the next
     */
    void backtest(Workspace work, int stride);

    void write(BlockWriter to);

    void read(BlockReader from);
}
