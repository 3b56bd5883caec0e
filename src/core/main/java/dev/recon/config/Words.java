package dev.recon.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How problems quote what they speak of. */
final class Words {

    private static final int LONGEST_QUOTE = 60;

    private Words() {}

    /** The text between backticks, on one line and not too long of it. */
    static String quote(String text) {
        return "`" + line(text) + "`";
    }

    /** The text on one line, and not too much of it. */
    static String line(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return text.codePointCount(0, text.length()) > LONGEST_QUOTE
                ? shown.append('…').toString()
                : shown.toString();
    }

    /** {@code ; did you mean `x`?} when one of the known words is close, else nothing. */
    static String didYouMean(String word, Collection<String> known) {
        return closest(word, known).map(near -> "; did you mean " + quote(near) + "?").orElse("");
    }

    private static Optional<String> closest(String word, Collection<String> known) {
        return closest(word, known, Math.max(1, Math.min(word.length(), 12) / 3));
    }

    /** The known word that takes the fewest edits, and not more than so many. */
    static Optional<String> closest(String word, Collection<String> known, int tolerance) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> Math.abs(k.length() - wanted.length()) <= tolerance)
                .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= tolerance)
                .min(Comparator.comparingInt(k -> distance(wanted, k.toLowerCase(Locale.ROOT))));
    }

    /** Edits that turn one word into the other; two letters swapped are one edit. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
