package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.core.rows.Counter;
import dev.recon.rows.DeadLetter;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers of a job, emitted one by one. */
public final class JobRows {

    public static final long START = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    public final Answers answers = new Answers();

    /** What every row says of who writes it; nothing, as versions did that knew no lines. */
    private String writer = "";

    private String line;
    private long epoch;

    /** Who writes from now on. */
    public JobRows by(String line, long epoch) {
        this.line = line;
        this.epoch = epoch;
        writer = String.format(",\"line\":\"%s\",\"epoch\":%d", line, epoch);
        return this;
    }

    public JobRows exception(String type, String id) {
        return exception(type, id, "");
    }

    public JobRows exception(String type, String id, String more) {
        String text =
                String.format(
                        "{\"type\":\"%s\",\"control\":\"c\",\"output\":\"o\",\"source\":\"s1\",\"id\":\"%s\",\"eventTime\":\"%s\"%s%s}",
                        type, id, Instant.ofEpochMilli(START), more, writer);
        answers.exception(text.getBytes(UTF_8));
        return this;
    }

    public JobRows deadLetter(String stream, String reason, String field, String raw) {
        return deadLetter(stream, reason, field, null, raw);
    }

    /** The dead letter of a broken record at an offset of partition 0 of the stream's topic. */
    public JobRows deadLetter(String stream, long offset, String raw) {
        return deadLetter(stream, "MALFORMED", null, offset, raw);
    }

    private JobRows deadLetter(
            String stream, String reason, String field, Long offset, String raw) {
        answers.deadLetter(
                new DeadLetter(
                        stream,
                        reason,
                        field,
                        offset == null ? null : stream,
                        offset == null ? null : 0L,
                        offset,
                        raw.getBytes(UTF_8),
                        null,
                        null,
                        null,
                        null,
                        line,
                        epoch));
        return this;
    }

    /**
     * A row of the minute that begins so many minutes after the start.
     *
     * @param counts as they stand in the JSON
     */
    public JobRows row(String source, int minute, String counts, int revision, boolean last) {
        return row("o", source, minute, counts, revision, last);
    }

    public JobRows row(
            String output, String source, int minute, String counts, int revision, boolean last) {
        Instant start = Instant.ofEpochMilli(START).plusSeconds(60L * minute);
        long expected = count(counts, Counter.EXPECTED);
        long matched = count(counts, Counter.MATCHED);
        long undecided = expected - matched - count(counts, Counter.MISSING);
        String pending = counts.contains("\"pending\"") ? "" : ",\"pending\":" + undecided;
        String completeness = expected == 0 ? "null" : Double.toString(100.0 * matched / expected);
        String text =
                String.format(
                        "{\"control\":\"c\",\"output\":\"%s\",\"source\":\"%s\",\"windowStart\":\"%s\",\"windowEnd\":\"%s\",%s%s,\"completeness\":%s,\"revision\":%d,\"final\":%s%s}",
                        output,
                        source,
                        start,
                        start.plusSeconds(60),
                        all(counts),
                        pending,
                        completeness,
                        revision,
                        last,
                        writer);
        answers.metrics(text.getBytes(UTF_8));
        return this;
    }

    private static long count(String counts, Counter counter) {
        Matcher field = Pattern.compile("\"" + counter.json() + "\":(\\d+)").matcher(counts);
        return field.find() ? Long.parseLong(field.group(1)) : 0;
    }

    /** With the others as well, which are 0. */
    private static String all(String counts) {
        StringBuilder all = new StringBuilder(counts);
        for (Counter counter : Counter.values()) {
            String field = "\"" + counter.json() + "\":";
            if (!counts.contains(field)) {
                all.append(",").append(field).append("0");
            }
        }
        return all.toString();
    }
}
