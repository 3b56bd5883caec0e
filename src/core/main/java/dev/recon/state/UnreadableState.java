package dev.recon.state;

/**
 * State that this release cannot read: of another format, or damaged. Trying again does not help;
 * the message says what does.
 */
public final class UnreadableState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnreadableState(String message) {
        super(message);
    }

    static UnreadableState ofFirstRelease() {
        return new UnreadableState(
                "its state is of release 0.1.0, which no later release reads; resume it with that"
                        + " release, or start without state, with output topics of its own, reading"
                        + " from at least a correction-horizon back (streams.<name>.start)");
    }

    static UnreadableState ofLaterRelease(int version) {
        return new UnreadableState(
                "its state has format %d, and this release reads %s; resume it with the release that wrote it, or a later one"
                        .formatted(version, readable()));
    }

    private static String readable() {
        return StateFormat.OLDEST == StateFormat.CURRENT
                ? "format " + StateFormat.CURRENT
                : "formats " + StateFormat.OLDEST + " to " + StateFormat.CURRENT;
    }

    /**
     * @param counters how many there are in a block
     * @param known how many this release has
     */
    static UnreadableState ofMoreCounters(int counters, int known) {
        return new UnreadableState(
                "its metrics rows have %d counters, and this release knows %d; resume it with the release that wrote it, or a later one"
                        .formatted(counters, known));
    }

    /**
     * @param block which kind of block
     * @param reason what is wrong with it
     */
    public static UnreadableState damaged(String block, String reason) {
        return new UnreadableState(
                "a block of its state is damaged (%s: %s); resume from another checkpoint or savepoint"
                        .formatted(block, reason));
    }
}
