package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the job has answered so far, kept the way any reader of its topics would: each
 * exception by its id, and of each leg, source and window the row of the highest revision. For one
 * thread.
 */
public final class Answers {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<AnswerKind, Map<String, Integer>> tallies = new EnumMap<>(AnswerKind.class);
    private final Map<AnswerKind, Long> counts = new EnumMap<>(AnswerKind.class);
    private final Map<AnswerKind, Latest> latest = new EnumMap<>(AnswerKind.class);
    private final Map<Row.Key, Row> rows = new LinkedHashMap<>();
    private final TreeMap<Row.Key, Row> rowsOfAll =
            new TreeMap<>(
                    Comparator.comparingLong(Row.Key::startMillis)
                            .thenComparing(Row.Key::control)
                            .thenComparing(Row.Key::output));
    private final Map<String, Integer> deadLetterOrigins = new LinkedHashMap<>();
    private final List<String> unruly = new ArrayList<>();
    private long beyondHorizon;
    private long heard;

    /**
     * The last answer of a kind.
     *
     * @param timeMillis its event time, or 0 where there is none
     * @param detail what else there is to say, or empty
     */
    public record Latest(String id, long timeMillis, String detail) {}

    public void exception(byte[] value) throws IOException {
        JsonNode node = json.readTree(value);
        AnswerKind kind = AnswerKind.valueOf(node.path("type").asText());
        String id = node.path("id").asText();
        String detail = node.path("reason").asText(node.path("side").asText(""));
        String subject = detail.isEmpty() ? id : id + " " + detail;
        long time = Instant.parse(node.path("eventTime").asText()).toEpochMilli();
        add(kind, subject, new Latest(id, time, detail));
    }

    public void deadLetter(Map<String, String> headers, byte[] value) {
        String raw = value == null ? "" : new String(value, UTF_8);
        String reason = headers.getOrDefault("reason", "");
        String subject =
                DeadLetterNames.ofRecord(
                        headers.getOrDefault("stream", ""), reason, headers.get("field"), raw);
        add(AnswerKind.DEAD_LETTER, subject, new Latest(reason, 0, raw));
        if (headers.containsKey("offset")) {
            String origin =
                    origin(headers.get("topic"), headers.get("partition"), headers.get("offset"));
            deadLetterOrigins.merge(origin, 1, Integer::sum);
        } else {
            beyondHorizon++;
        }
    }

    /** A row that is no newer than the one that is known changes nothing. */
    public void metrics(byte[] value) throws IOException {
        heard++;
        Row row = Row.of(json.readTree(value));
        Row.Key key = row.key();
        Row known = rows.get(key);
        if (row.revision() != (known == null ? 1 : known.revision() + 1)
                || (known != null && known.last())) {
            unruly.add(
                    String.format(
                            "row of %s: revision %d after %s",
                            key,
                            row.revision(),
                            known == null
                                    ? "none"
                                    : known.revision() + (known.last() ? ", final" : "")));
        }
        if (known != null && known.revision() >= row.revision()) {
            return;
        }
        rows.put(key, row);
        if (row.source().equals(Row.ALL)) {
            rowsOfAll.put(key, row);
        }
    }

    private void add(AnswerKind kind, String subject, Latest answer) {
        heard++;
        counts.merge(kind, 1L, Long::sum);
        tallies.computeIfAbsent(kind, any -> new LinkedHashMap<>()).merge(subject, 1, Integer::sum);
        latest.put(kind, answer);
    }

    /** What the place of an input record is called. */
    static String origin(Object topic, Object partition, Object offset) {
        return topic + " " + partition + " " + offset;
    }

    /** How often each input record, named by its place, is among the dead letters. */
    public Map<String, Integer> deadLetterOrigins() {
        return deadLetterOrigins;
    }

    /** Dead letters of records that came too late, which name no place. */
    public long beyondHorizon() {
        return beyondHorizon;
    }

    /** The rows that did not come with revisions 1, 2, 3, …, or that came after a final one. */
    public List<String> unruly() {
        return unruly;
    }

    /** How many answers there have been, of all kinds. */
    public long heard() {
        return heard;
    }

    public long count(AnswerKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Null as long as there is none. */
    public Latest latest(AnswerKind kind) {
        return latest.get(kind);
    }

    /** How often each subject was named: an id, with the reason or the side where there is one. */
    public Map<String, Integer> tally(AnswerKind kind) {
        return tallies.getOrDefault(kind, Map.of());
    }

    public Collection<Row> rows() {
        return rows.values();
    }

    /** The rows of all sources together, the latest window first. */
    public List<Row> latestWindows(int most) {
        return rowsOfAll.descendingMap().values().stream().limit(most).toList();
    }

    public boolean allFinal() {
        return !rows.isEmpty() && rows.values().stream().allMatch(Row::last);
    }
}
