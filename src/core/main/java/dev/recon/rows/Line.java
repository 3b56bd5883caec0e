package dev.recon.rows;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * One history of state, and who may write it: every row says both.
 *
 * @param name 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}; named at a start without state
 * @param epoch 1 or greater; of the rows of one key the one with the highest (epoch, revision) is
 *     true
 */
public record Line(String name, long epoch) implements Serializable {

    /** The epoch of a line that has just been named. */
    public static final long FIRST_EPOCH = 1;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 8;

    /**
     * @throws IllegalArgumentException for a name or an epoch that no line can have
     */
    public Line {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a line: " + name);
        }
        if (epoch < FIRST_EPOCH) {
            throw new IllegalArgumentException("not an epoch: " + epoch);
        }
    }

    /** A line of a name that no other has, in its first epoch: 40 random bits in base 32. */
    public static Line random() {
        SecureRandom random = new SecureRandom();
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
        }
        return new Line(name.toString(), FIRST_EPOCH);
    }
}
