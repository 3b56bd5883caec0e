package dev.recon.fill;

import java.nio.ByteBuffer;

/** What is known of a sensor: its times, its last slots, and what was learned from them. */
final class Sensor {

    static final int BYTES =
            Cadence.BYTES + History.BYTES + Experts.BYTES + TestScores.BYTES + Gaps.BYTES;

    /** So old a slot is when the profile learns from it. */
    private static final int LAG = TestScores.LONGEST + SensorFills.FINAL_AFTER + 1;

    final Cadence cadence = new Cadence();
    final History history = new History();
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
        experts = new Experts(neighbours());
        rejoin();
    }

    /** Its neighbours see it again, if they had lost sight of it. */
    void rejoin() {
        if (surroundings != null) {
            surroundings.join(this);
        }
    }

    void forgetNeighbour(int neighbour) {
        experts.forgetNeighbour(neighbour);
    }

    int neighbours() {
        return surroundings == null ? 0 : surroundings.size();
    }

    /** From the newest slot, which was read. */
    void learn(Workspace work) {
        int needed = work.recent.length;
        long newest = history.size - 1;
        double shape;
        if (history.run() >= needed) {
            load(newest - needed + 1, needed, work);
            experts.learn(work);
            shape = work.shape[needed - 1];
        } else {
            shape = shape(newest);
        }
        if (surroundings != null && history.run() > needed) {
            load(newest - needed, needed, work);
            look(newest - needed, needed, work);
            experts.learnLed(work, cadence.periodMillis());
        }
        experts.profile.see(history.get(newest), shape, cadence.periodMillis());
    }

    void learnLagging(Workspace work) {
        experts.learnOutlook(this, work);
        long slot = history.size - 1 - LAG;
        if (slot >= 0 && history.isReal(slot)) {
            experts.profile.learn(
                    history.get(slot),
                    timeMillis(slot),
                    cadence.periodMillis(),
                    cadence.sinceFirstMillis());
        }
    }

    /** What is known of a window of slots, and what the day's profile says. */
    void load(long from, int length, Workspace work) {
        history.copy(from, length, work.raw);
        double time = timeMillis(from);
        double period = cadence.periodMillis();
        experts.profile.at(time, period, work.shape, length);
        if (surroundings != null && experts.isLed()) {
            look(from, length, work);
            experts.lead(work, length);
        }
    }

    private void look(long from, int length, Workspace work) {
        double period = cadence.periodMillis();
        surroundings.look(timeMillis(from), period, experts.daily(), length, work);
    }

    private double timeMillis(long slot) {
        return cadence.timeMillis() - (history.size - 1 - slot) * cadence.periodMillis();
    }

    double shape(long slot) {
        return experts.profile.at(timeMillis(slot));
    }

    boolean isFilled(long from, int slots) {
        if (!history.holds(from)) {
            return false;
        }
        for (int k = 0; k < slots; k++) {
            if (Double.isNaN(history.get(from + k))) {
                return false;
            }
        }
        return true;
    }

    /** All of these slots were read, or have a fill that is final. */
    boolean isSettled(long from, int slots) {
        boolean pending = gaps.count() > 0 && gaps.start(0) < from + slots;
        return !pending && isFilled(from, slots);
    }

    void write(ByteBuffer to) {
        cadence.write(to);
        history.write(to);
        experts.write(to);
        scores.write(to);
        gaps.write(to);
    }

    /**
     * @param neighbours how many it had when it was written
     */
    void read(ByteBuffer from, int neighbours) {
        cadence.read(from);
        history.read(from);
        experts.read(from, neighbours);
        scores.read(from);
        gaps.read(from);
    }
}
