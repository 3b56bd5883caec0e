package dev.recon.rows;

/** How the topic of an answer is kept, if the job creates it. */
public enum Kept {
    /** The last row of each key, for ever. */
    LATEST("compact", 0),
    /** Every row, for 30 days from the time of writing. Never compacted: several share one key. */
    ALL_30_DAYS("delete", 30),
    /**
     * The same, of rows that are a history: whoever compacts the topic keeps how matters stand, and
     * gives up how they came about.
     */
    HISTORY_30_DAYS("delete", 30),
    /** The last row of each key, for 30 days from the time of writing. */
    LATEST_30_DAYS("compact,delete", 30);

    private final String cleanupPolicy;
    private final int days;

    Kept(String cleanupPolicy, int days) {
        this.cleanupPolicy = cleanupPolicy;
        this.days = days;
    }

    /** Kafka's {@code cleanup.policy}. */
    public String cleanupPolicy() {
        return cleanupPolicy;
    }

    /** Kafka's {@code retention.ms}, in days; 0 for ever. */
    public int days() {
        return days;
    }

    /** Whether the topic may lose a row that has a later one of its key. */
    public boolean isCompacted() {
        return this == LATEST || this == LATEST_30_DAYS;
    }

    /** Whether a topic that is compacted would lose something that nobody else has. */
    public boolean refusesCompaction() {
        return this == ALL_30_DAYS;
    }
}
