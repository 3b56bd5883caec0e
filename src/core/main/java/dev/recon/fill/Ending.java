package dev.recon.fill;

/** What is known behind a gap. */
enum Ending {
    /** Nothing: it is not closed. */
    OPEN(0),
    /** One reading. */
    CLOSED(1),
    /** All that will be waited for. */
    FINAL(Sizes.FINAL_AFTER);

    static final int COUNT = values().length;

    /** How many readings. */
    final int later;

    Ending(int later) {
        this.later = later;
    }
}
