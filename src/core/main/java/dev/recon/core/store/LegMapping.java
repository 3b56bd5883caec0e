package dev.recon.core.store;

import dev.recon.state.UnreadableState;
import java.util.List;

/**
 * Which number each leg of saved state has now. A leg is the same when control and output have the
 * same names, wherever it stands; one that is not there any more takes its items and rows with it.
 */
public final class LegMapping {

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

    /**
     * @param <L> what names a leg
     */
    public static <L> LegMapping of(List<L> saved, List<L> now) {
        return new LegMapping(saved.stream().mapToInt(now::indexOf).toArray());
    }

    /** Whether what was saved can be taken as it is. */
    public boolean changesNothing() {
        return changesNothing;
    }

    /**
     * The number that a saved leg has now; negative when it is not there any more.
     *
     * @throws UnreadableState when there was no such leg
     */
    public int numberOf(int saved) {
        check(saved);
        return numbers[saved];
    }

    /**
     * @throws UnreadableState when there was no such leg
     */
    public void check(int saved) {
        if (saved < 0 || saved >= numbers.length) {
            throw UnreadableState.damaged("legs", saved + " of " + numbers.length);
        }
    }
}
