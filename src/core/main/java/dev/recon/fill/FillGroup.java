package dev.recon.fill;

/**
 * Sensors that correlate, each in its place. They see of each other what was read, and nothing that
 * was filled; who feeds them takes care that they are fed in the order of event time.
 */
public final class FillGroup {

    private final Sensor[] members;

    public FillGroup(int size) {
        members = new Sensor[size];
    }

    int size() {
        return members.length;
    }

    /** Null where there is none yet. */
    Sensor get(int place) {
        return members[place];
    }

    void join(Sensor sensor, int place) {
        members[place] = sensor;
    }

    /**
     * From now on there is no sensor in this place, until one joins; what the others have learned
     * of it is forgotten.
     */
    public void leave(int place) {
        if (members[place] == null) {
            return;
        }
        members[place] = null;
        for (int other = 0; other < members.length; other++) {
            if (members[other] != null) {
                members[other].forgetNeighbour(place < other ? place : place - 1);
            }
        }
    }
}
