package dev.recon.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How {@code recon} ends, the same for all verbs there are and will be. Scripts rely on these
 * numbers: they are added to, never changed.
 */
public final class ExitCodes {

    private static final Map<Integer, String> MEANINGS = new LinkedHashMap<>();

    public static final int OK = code(0, "all went well");

    /** What is known to be none of the others is a bug. */
    public static final int BUG = code(1, "a bug in recon, or a check that failed");

    public static final int USAGE = code(2, "the command line cannot be understood");

    /** Every problem has been printed. */
    public static final int CONFIGURATION =
            code(3, "the configuration, or another file, is missing or cannot be used");

    public static final int UNREACHABLE =
            code(4, "Kafka or the cluster cannot be reached, refuses, or is not as it has to be");

    public static final int INCOMPLETE = code(5, "incomplete: below the bar that was asked for");

    public static final int NOT_KNOWN_YET = code(6, "not known yet: ask again later");

    public static final int WRONG_ANSWERS = code(7, "answers that have been published are wrong");

    public static final int DATA_GONE = code(8, "the data it takes are gone");

    public static final int MOVED = code(9, "refused, because something has moved meanwhile");

    /** SIGINT, by the custom of shells: 128 and the number of the signal. */
    public static final int INTERRUPTED = code(130, "ended by Ctrl-C (SIGINT)");

    /** SIGTERM. */
    public static final int TERMINATED = code(143, "ended by SIGTERM");

    private ExitCodes() {}

    private static int code(int code, String meaning) {
        if (MEANINGS.put(code, meaning) != null) {
            throw new IllegalStateException("two meanings of exit code " + code);
        }
        return code;
    }

    /** What each code means, from the lowest on. */
    public static Map<Integer, String> meanings() {
        return Collections.unmodifiableMap(MEANINGS);
    }
}
