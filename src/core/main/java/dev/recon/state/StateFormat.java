package dev.recon.state;

import java.util.List;

/**
 * The versions of the format of state. To change a block, or what the fills learn of a sensor: add
 * a version here, write it, and read both ({@link BlockReader#version}). A counter that is added at
 * the end needs no version: a block of rows says how many it holds.
 */
public final class StateFormat {

    /** What is written. */
    public static final int CURRENT = 5;

    /** The oldest that is read. */
    public static final int OLDEST = 5;

    /** Blocks of release 0.1.0 had no version and began with this byte. */
    static final int BEFORE_VERSIONS = 0;

    /** One row of the table in {@code docs/state.md}. */
    public record Version(String number, String release, String changed, String readBy) {}

    private static final List<Version> HISTORY =
            List.of(
                    new Version(
                            "1 to 4",
                            "0.1.0",
                            "Only the snapshot meta has a version.",
                            "that release only"),
                    new Version(
                            "5",
                            "0.2.0",
                            "Every block has a version, which is also that of what was learned of a"
                                    + " sensor; a block of rows has the number of its counters; the"
                                    + " line is kept.",
                            "this release and later ones"));

    private StateFormat() {}

    /** All there have been, the oldest first. */
    public static List<Version> history() {
        return HISTORY;
    }
}
