package dev.recon.verdict;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Something that has to hold, and whether it does.
 *
 * @param found the numbers that were looked at, and what is wrong with them where it does not hold
 */
public record Check(String what, boolean holds, String found) {

    private static final int MOST_NAMES = 10;

    /** Holds when nothing is wrong. */
    static Check nothingWrong(String what, String numbers, Collection<String> wrong) {
        return new Check(
                what,
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? numbers
                        : String.format("%s; %,d wrong: %s", numbers, wrong.size(), some(wrong)));
    }

    private static String some(Collection<String> names) {
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + ", ..." : some;
    }

    @Override
    public String toString() {
        return (holds ? "ok      " : "FAILED  ") + what + ": " + found;
    }
}
