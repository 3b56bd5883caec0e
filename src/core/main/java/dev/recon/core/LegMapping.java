package dev.recon.core;

import java.util.List;

/**
 * Which number each leg of saved state has now. A leg is the same when control and output have the
 * same names, wherever it stands; one that is not there any more takes its items and rows with it.
 */
public final class LegMapping {

    private static final int GONE = -1;

    private final int[] numbers;
    private final boolean changesNothing;

    private LegMapping(int[] numbers) {
        this.numbers = numbers;
        boolean same = true;
        for (int leg = 0; leg < numbers.length; leg++) {
            same &= numbers[leg] == leg;
        }
        changesNothing = same;
    }

    public static LegMapping of(List<Routes.Leg> saved, List<Routes.Leg> now) {
        return new LegMapping(saved.stream().mapToInt(now::indexOf).toArray());
    }

    /** Whether what was saved can be taken as it is. */
    boolean changesNothing() {
        return changesNothing;
    }

    /** The number that a saved leg has now; negative when it is not there any more. */
    public int numberOf(int saved) {
        return numbers[saved];
    }

    /** Copies the items that are neither gone themselves nor of a leg that is. */
    void copy(Slice saved, Slice into) {
        Arrival text = new Arrival();
        for (int entry = 0; entry < saved.size(); entry++) {
            int leg = numbers[saved.leg(entry)];
            if (leg != GONE && !saved.is(entry, Slice.GONE)) {
                int copy =
                        into.append(
                                saved.hash1(entry),
                                saved.hash2(entry),
                                leg,
                                saved.timeMillis(entry),
                                saved.flags(entry));
                if (saved.isPending(entry)) {
                    saved.pending.read(entry, text);
                    into.pending.put(copy, text);
                }
            }
        }
    }

    /** The rows without those of legs that are gone. */
    RowTable copy(RowTable saved) {
        RowTable copies = new RowTable(saved.size());
        for (int row = 0; row < saved.size(); row++) {
            int leg = numbers[saved.leg(row)];
            if (leg != GONE) {
                byte[] source = saved.source(row);
                int copy = copies.row(leg, source, 0, source.length);
                copies.setRevision(copy, saved.revision(row));
                copies.setChanged(copy, saved.isChanged(row));
                for (int counter = 0; counter < Counter.COUNT; counter++) {
                    copies.add(copy, counter, saved.count(row, counter));
                }
            }
        }
        return copies;
    }
}
