package dev.recon.fill;

/**
 * Sensors that correlate, each in its place. They see of each other what was read, and nothing that
 * was filled; who feeds them takes care that they are fed in the order of event time.
 */
public final class FillGroup {

    private final Member[] members;

    /** What the others see of one of them. */
    interface Member {

        Slots slots();

        /** What it has learned of a neighbour does not hold any more. */
        void forgetNeighbour(int neighbour);
    }

    /**
     * @param size at most 8
     */
    public FillGroup(int size) {
        members = new Member[size];
    }

    int size() {
        return members.length;
    }

    /** Null where there is none yet. */
    Member get(int place) {
        return members[place];
    }

    void join(Member member, int place) {
        members[place] = member;
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
