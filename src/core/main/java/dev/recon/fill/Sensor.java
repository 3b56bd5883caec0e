package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/** What is known of a sensor: its slots, what was learned from them, and its open gaps. */
final class Sensor implements FillGroup.Member {

    static final int BYTES =
            Cadence.BYTES
                    + History.BYTES
                    + Experts.BYTES
                    + DailyProfile.BYTES
                    + Steps.BYTES
                    + TestScores.BYTES
                    + Gaps.BYTES;

    /** So old a slot is when the profile learns from it. */
    private static final int LAG = Sizes.LONGEST_TESTED + Sizes.FINAL_AFTER + 1;

    /** So many slots are learned from at once. */
    private static final int LEARNED = Sizes.ORDER + 1;

    final Slots slots = new Slots();
    final Experts experts;
    final TestScores scores = new TestScores();
    final Gaps gaps = new Gaps();

    /** Null where it has no neighbours. */
    private final Surroundings surroundings;

    Sensor() {
        this(null, 0);
    }

    /**
     * @param group null where it has no neighbours
     */
    Sensor(FillGroup group, int place) {
        surroundings = group == null ? null : new Surroundings(group, place);
        experts = new Experts(slots, neighbours());
        rejoin();
    }

    /** Its neighbours see it again, if they had lost sight of it. */
    void rejoin() {
        if (surroundings != null) {
            surroundings.join(this);
        }
    }

    @Override
    public Slots slots() {
        return slots;
    }

    @Override
    public void forgetNeighbour(int neighbour) {
        experts.forgetNeighbour(neighbour);
    }

    int neighbours() {
        return surroundings == null ? 0 : surroundings.size();
    }

    /** From the newest slot, which was read. */
    void learn(Workspace work) {
        long newest = slots.newest();
        int run = slots.history.run();
        double shape;
        if (run >= LEARNED) {
            work.window.load(slots, newest - LEARNED + 1, LEARNED);
            slots.steps.learn(work.window.values, work.window.shape, LEARNED - 1);
            experts.learn(work);
            shape = work.window.shape[LEARNED - 1];
        } else {
            shape = slots.shape(newest);
        }
        if (surroundings != null && run > LEARNED) {
            work.window.load(slots, newest - LEARNED, LEARNED);
            look(work.window);
            experts.learnLed(work);
        }
        slots.profile.see(slots.history.get(newest), shape, slots.periodMillis());
    }

    void learnLagging(Workspace work) {
        experts.learnOutlook(work);
        long slot = slots.newest() - LAG;
        if (slot >= 0 && slots.history.isReal(slot)) {
            slots.learnProfile(slot);
        }
    }

    /** What is known of some slots, and what neighbours say of them. */
    void load(long from, int length, Window window) {
        window.load(slots, from, length);
        if (surroundings != null && experts.isLed()) {
            look(window);
            experts.lead(window);
        }
    }

    private void look(Window window) {
        double time = window.timeMillis();
        double daily = experts.daily();
        window.shown.look(surroundings, time, window.periodMillis(), daily, window.length());
    }

    /** All of these slots were read, or have a fill that is final. */
    boolean isSettled(long from, int count) {
        boolean pending = gaps.count() > 0 && gaps.start(0) < from + count;
        return !pending && slots.areFilled(from, count);
    }

    void write(BlockWriter to) {
        slots.cadence.write(to);
        slots.history.write(to);
        experts.write(to);
        slots.profile.write(to);
        slots.steps.write(to);
        scores.write(to);
        gaps.write(to);
    }

    /**
     * @param neighbours how many it had when it was written
     */
    void read(BlockReader from, int neighbours) {
        slots.cadence.read(from);
        slots.history.read(from);
        experts.read(from, neighbours);
        slots.profile.read(from);
        slots.steps.read(from);
        scores.read(from);
        gaps.read(from);
    }
}
