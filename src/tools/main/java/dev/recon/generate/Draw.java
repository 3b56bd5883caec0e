package dev.recon.generate;

/**
 * Random numbers that are a function of the seed and of what they are for, not of the order in
 * which they are asked for: a record can be made again at any moment, and its fate does not depend
 * on how fast or in which order records are written.
 */
final class Draw {

    /**
     * What a number decides; each purpose has numbers of its own. Adding one at the end changes no
     * data.
     */
    enum Purpose {
        MISSING,
        INVALID,
        INVALID_VALUE,
        NOISE,
        READING_LATE,
        READING_DELAY,
        READING_TWICE,
        READING_TWICE_DELAY,
        READING_BAD,
        READING_BAD_KIND,
        AUDIT_LATE,
        AUDIT_DELAY,
        AUDIT_TWICE,
        AUDIT_TWICE_DELAY,
        AUDIT_BAD,
        AUDIT_BAD_KIND,
        UNEXPECTED,
        UNEXPECTED_DELAY,
        NOOP,
        SKEW,
        SKEW_BY,
        SENSOR_PARTITION,
        AUDIT_PARTITION,
        CHARACTER,
        SILENT_SENSOR,
        SILENT_FROM,
        HOT
    }

    private final long[] seeds = new long[Purpose.values().length];

    Draw(long seed) {
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = mix(mix(seed) + i * 0x9E3779B97F4A7C15L);
        }
    }

    long bits(Purpose purpose, long source, long seq) {
        return mix(
                seeds[purpose.ordinal()]
                        + source * 0xD1342543DE82EF95L
                        + seq * 0x9E3779B97F4A7C15L);
    }

    /** Evenly distributed from 0 (included) to 1. */
    double unit(Purpose purpose, long source, long seq) {
        return (bits(purpose, source, seq) >>> 11) * 0x1.0p-53;
    }

    boolean happens(double share, Purpose purpose, long source, long seq) {
        return share > 0 && unit(purpose, source, seq) < share;
    }

    /** The finaliser of SplitMix64, in Stafford's 13th variant. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
