package dev.recon.fill;

/**
 * The slots of one sensor: when each is, what was read or filled in, and what the profile of its
 * days says of it. This much its neighbours see.
 */
final class Slots {

    final Cadence cadence = new Cadence();
    final History history = new History();
    final DailyProfile profile = new DailyProfile();
    final Steps steps = new Steps();

    long newest() {
        return history.size - 1;
    }

    double periodMillis() {
        return cadence.periodMillis();
    }

    double timeMillis(long slot) {
        return cadence.timeMillis() - (newest() - slot) * cadence.periodMillis();
    }

    double shape(long slot) {
        return profile.at(timeMillis(slot));
    }

    /** All of these slots were read or filled in, and are still held. */
    boolean areFilled(long from, int count) {
        if (!history.holds(from)) {
            return false;
        }
        for (int k = 0; k < count; k++) {
            if (Double.isNaN(history.get(from + k))) {
                return false;
            }
        }
        return true;
    }

    /** The profile learns from a slot that was read and is no longer new. */
    void learnProfile(long slot) {
        double seen = cadence.sinceFirstMillis();
        profile.learn(history.get(slot), timeMillis(slot), periodMillis(), seen);
    }
}
