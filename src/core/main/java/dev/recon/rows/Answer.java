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
            ExceptionRow.SCHEMA,
            Written.ALWAYS,
            "what is missing, found, unexpected, explained or invalid"),
    METRICS(MetricsRow.SCHEMA, Written.ALWAYS, "the counts of each window"),
    DEADLETTERS(DeadLetter.SCHEMA, Written.ALWAYS, "what could not be used", Trait.CARRIES_RECORDS),
    FILLS(FillRow.SCHEMA, Written.WITH_FILLS, "the fills; written, and allowed, only with `fills`"),
    SERIES(
            SeriesRow.SCHEMA,
            Written.WITH_FILLS_WHERE_ASKED,
            "the complete series of every sensor that is filled; written only where `sinks.series` is there (`{}` is enough),"
                    + " and allowed only with `fills`"),
    STATUS(
            StatusRow.SCHEMA,
            Written.WITH_KAFKA_OR_WHERE_ASKED,
            "the state of the streams and of the job, written at once whatever the delivery; when neither is given"
                    + " it is written only where another input or output is a topic",
            Trait.AT_ONCE);

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

    /** What an answer has that most have not. */
    private enum Trait {
        /**
         * It does not wait for a checkpoint, and its sink is a task of its own, which stays current
         * while that waits for a broker.
         */
        AT_ONCE,
        /** A row of it may be as large as a record of an input. */
        CARRIES_RECORDS
    }

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and copied lists
    private final RowSchema<?> schema;

    private final Written written;
    private final String content;
    private final boolean isAtOnce;
    private final boolean carriesRecords;

    Answer(RowSchema<?> schema, Written written, String content, Trait... traits) {
        this.schema = schema;
        this.written = written;
        this.content = content;
        this.isAtOnce = Arrays.asList(traits).contains(Trait.AT_ONCE);
        this.carriesRecords = Arrays.asList(traits).contains(Trait.CARRIES_RECORDS);
    }

    /** What its rows are. */
    public RowSchema<?> schema() {
        return schema;
    }

    /**
     * Its name in the configuration, in the default topic, in the uid of its sink and in
     * transactional ids: never to be changed.
     */
    public String word() {
        return schema.name();
    }

    public Written written() {
        return written;
    }

    /** How its topic is kept, if the job creates it. */
    public Kept kept() {
        return schema.kept();
    }

    /** What it is the topic of, in Markdown; completes "The topic of". */
    public String content() {
        return content;
    }

    /** Whether it is written without waiting for a checkpoint, whatever the delivery. */
    public boolean isAtOnce() {
        return isAtOnce;
    }

    /** Whether a row of it may be as large as a record of an input. */
    public boolean carriesRecords() {
        return carriesRecords;
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
