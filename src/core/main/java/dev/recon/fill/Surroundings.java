package dev.recon.fill;

/** The place of a sensor among its neighbours. */
final class Surroundings {

    private final FillGroup group;
    private final int place;

    Surroundings(FillGroup group, int place) {
        this.group = group;
        this.place = place;
    }

    void join(FillGroup.Member member) {
        group.join(member, place);
    }

    /** How many neighbours there are, or may come to be. */
    int size() {
        return group.size() - 1;
    }

    /** Null where there is none. */
    Slots slots(int neighbour) {
        FillGroup.Member member = group.get(neighbour < place ? neighbour : neighbour + 1);
        return member == null ? null : member.slots();
    }
}
