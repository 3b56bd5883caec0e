package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Answers of a job, told one by one. */
public final class Said {

    public static final long START = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    public final Answers answers = new Answers();

    public Said exception(String type, String id) {
        return exception(type, id, "");
    }

    public Said exception(String type, String id, String more) {
        String text =
                String.format(
                        "{\"type\":\"%s\",\"control\":\"c\",\"output\":\"o\",\"source\":\"s1\",\"id\":\"%s\",\"eventTime\":\"%s\"%s}",
                        type, id, Instant.ofEpochMilli(START), more);
        return told(() -> answers.exception(text.getBytes(UTF_8)));
    }

    public Said deadLetter(String stream, String reason, String field, String raw) {
        Map<String, String> headers = new HashMap<>(Map.of("stream", stream, "reason", reason));
        if (field != null) {
            headers.put("field", field);
        }
        answers.deadLetter(headers, raw.getBytes(UTF_8));
        return this;
    }

    /** The dead letter of a broken record at an offset of partition 0 of the stream's topic. */
    public Said deadLetter(String stream, long offset, String raw) {
        Map<String, String> headers =
                Map.of(
                        "stream",
                        stream,
                        "reason",
                        "MALFORMED",
                        "topic",
                        stream,
                        "partition",
                        "0",
                        "offset",
                        Long.toString(offset));
        answers.deadLetter(headers, raw.getBytes(UTF_8));
        return this;
    }

    /**
     * A row of the minute that begins so many minutes after the start.
     *
     * @param counts as they stand in the JSON
     */
    public Said row(String source, int minute, String counts, int revision, boolean last) {
        return row("o", source, minute, counts, revision, last);
    }

    public Said row(
            String output, String source, int minute, String counts, int revision, boolean last) {
        Instant start = Instant.ofEpochMilli(START).plusSeconds(60L * minute);
        String text =
                String.format(
                        "{\"control\":\"c\",\"output\":\"%s\",\"source\":\"%s\",\"windowStart\":\"%s\",\"windowEnd\":\"%s\",%s,\"revision\":%d,\"final\":%s}",
                        output, source, start, start.plusSeconds(60), counts, revision, last);
        return told(() -> answers.metrics(text.getBytes(UTF_8)));
    }

    private interface Telling {
        void tell() throws IOException;
    }

    private Said told(Telling telling) {
        try {
            telling.tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
