package dev.recon.series;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The groups of neighbours of one bucket, by leg. */
final class Seats {

    private final Neighbours neighbours;

    /** By leg and number of the group. */
    private final Map<Integer, NeighbourGroup> groups = new HashMap<>();

    Seats(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Null where the source has no neighbours. */
    NeighbourGroup.Seat of(int leg, byte[] source) {
        int member = neighbours.memberOf(source, 0, source.length);
        if (member == Neighbours.ALONE) {
            return null;
        }
        int number = neighbours.groupOf(member);
        NeighbourGroup group =
                groups.computeIfAbsent(
                        leg * neighbours.groups().size() + number,
                        any -> new NeighbourGroup(neighbours.sizeOf(number)));
        return new NeighbourGroup.Seat(group, neighbours.placeOf(member));
    }

    Collection<NeighbourGroup> groups() {
        return groups.values();
    }
}
