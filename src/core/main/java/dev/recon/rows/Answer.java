package dev.recon.rows;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of answers that the job gives. Each has a section of its own under {@code sinks} in the
 * configuration and a topic or folder, and all that is to be known of it to read that section, to
 * create the topic and to draw the sink stands here. Where it comes from is in the graph, and what
 * is in it in its encoder and its schema.
 *
 * <p>Their order is that of the reference page and of the sinks in the graph.
 */
public enum Answer {
    EXCEPTIONS(
            "exceptions",
            Written.ALWAYS,
            Kept.ALL_30_DAYS,
            "what is missing, found, unexpected, explained or invalid"),
    METRICS("metrics", Written.ALWAYS, Kept.LATEST, "the counts of each window"),
    DEADLETTERS("deadletters", Written.ALWAYS, Kept.ALL_30_DAYS, "what could not be used"),
    FILLS(
            "fills",
            Written.WITH_FILLS,
            Kept.LATEST_30_DAYS,
            "the fills; written, and allowed, only with `fills`"),
    SERIES(
            "series",
            Written.WITH_FILLS_WHERE_ASKED,
            Kept.LATEST_30_DAYS,
            "the complete series of every sensor that is filled; written only where `sinks.series` is there (`{}` is enough),"
                    + " and allowed only with `fills`"),
    STATUS(
            "status",
            Written.WITH_KAFKA_OR_WHERE_ASKED,
            Kept.ALL_30_DAYS,
            "the state of the streams and of the job, written at once whatever the delivery; when neither is given"
                    + " it is written only where another input or output is a topic");

    /** When an answer is written. */
    public enum Written {
        ALWAYS,
        /**
         * Where the configuration has a section {@code fills}; asking for it without is refused.
         */
        WITH_FILLS,
        /** The same, where its own section is there as well. */
        WITH_FILLS_WHERE_ASKED,
        /**
         * Where it costs nothing to have because there is Kafka anyway, or it has been asked for.
         */
        WITH_KAFKA_OR_WHERE_ASKED;

        public boolean needsFills() {
            return this == WITH_FILLS || this == WITH_FILLS_WHERE_ASKED;
        }
    }

    private final String word;
    private final Written written;
    private final Kept kept;
    private final String content;

    Answer(String word, Written written, Kept kept, String content) {
        this.word = word;
        this.written = written;
        this.kept = kept;
        this.content = content;
    }

    /**
     * Its name in the configuration, in the default topic, in the uid of its sink and in
     * transactional ids: never to be changed.
     */
    public String word() {
        return word;
    }

    public Written written() {
        return written;
    }

    /** How its topic is kept, if the job creates it. */
    public Kept kept() {
        return kept;
    }

    /** What it is the topic of, in Markdown; completes "The topic of". */
    public String content() {
        return content;
    }

    /** Whether it is written without waiting for a checkpoint, whatever the delivery. */
    public boolean isAtOnce() {
        return this == STATUS;
    }

    /** Whether it has a row for each reading, of which people want one source in order. */
    public boolean isOfReadings() {
        return written.needsFills();
    }

    /** All that are written with the configured delivery. */
    public static List<Answer> delivered() {
        return Arrays.stream(values()).filter(answer -> !answer.isAtOnce()).toList();
    }
}
