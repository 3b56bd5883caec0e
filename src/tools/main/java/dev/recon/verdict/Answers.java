package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.rows.DeadLetter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.LatestRows;
import dev.recon.rows.MetricsRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that the job has answered so far, kept the way any reader of its topics would: each
 * exception by its id, and of each leg, source and window the row of the highest revision. For one
 * thread.
 */
public final class Answers {

    private final Map<AnswerKind, Map<String, Integer>> tallies = new EnumMap<>(AnswerKind.class);
    private final Map<AnswerKind, Long> counts = new EnumMap<>(AnswerKind.class);
    private final Map<AnswerKind, Latest> latest = new EnumMap<>(AnswerKind.class);
    private final LatestRows<MetricsRow> rows = new LatestRows<>();
    private final TreeMap<MetricsRow.Key, MetricsRow> rowsOfAll =
            new TreeMap<>(
                    Comparator.comparingLong(MetricsRow.Key::windowStartMillis)
                            .thenComparing(MetricsRow.Key::control)
                            .thenComparing(MetricsRow.Key::output));
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

    /**
     * @throws dev.recon.rows.RowException for what is no exception of a job
     */
    public void exception(byte[] value) {
        ExceptionRow row = ExceptionRow.SCHEMA.read(value);
        String detail = detail(row);
        String subject = detail.isEmpty() ? row.id() : row.id() + " " + detail;
        add(
                AnswerKind.valueOf(row.type().name()),
                subject,
                new Latest(row.id(), row.eventTimeMillis(), detail));
    }

    private static String detail(ExceptionRow row) {
        if (row.reason() != null) {
            return row.reason().name();
        }
        return row.side() == null ? "" : row.side().name();
    }

    public void deadLetter(DeadLetter letter) {
        String raw = letter.raw() == null ? "" : new String(letter.raw(), UTF_8);
        String reason = letter.reason() == null ? "" : letter.reason();
        String stream = letter.stream() == null ? "" : letter.stream();
        String subject = DeadLetterNames.ofRecord(stream, reason, letter.field(), raw);
        add(AnswerKind.DEAD_LETTER, subject, new Latest(reason, 0, raw));
        if (letter.offset() == null) {
            beyondHorizon++;
        } else {
            String origin = origin(letter.topic(), letter.partition(), letter.offset());
            deadLetterOrigins.merge(origin, 1, Integer::sum);
        }
    }

    /**
     * A row that is no newer than the one that is known changes nothing.
     *
     * @throws dev.recon.rows.RowException for what is no metrics row of a job
     */
    public void metrics(byte[] value) {
        heard++;
        MetricsRow row = MetricsRow.SCHEMA.read(value);
        MetricsRow known = rows.get(row.key());
        if (!follows(row, known)) {
            unruly.add(
                    String.format(
                            "row of %s: revision %d after %s",
                            row.key(),
                            row.revision(),
                            known == null
                                    ? "none"
                                    : known.revision() + (known.isFinal() ? ", final" : "")));
        }
        if (rows.add(row) && row.isOverall()) {
            rowsOfAll.put(row.key(), row);
        }
    }

    /** Within one line the next revision follows, and nothing follows a final row. */
    private static boolean follows(MetricsRow row, MetricsRow known) {
        if (known == null) {
            return row.revision() == 1;
        }
        return !Objects.equals(row.line(), known.line())
                || (row.revision() == known.revision() + 1 && !known.isFinal());
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

    public Collection<MetricsRow> rows() {
        return rows.rows();
    }

    /** The rows of all sources together, the latest window first. */
    public List<MetricsRow> latestWindows(int most) {
        return rowsOfAll.descendingMap().values().stream().limit(most).toList();
    }

    public boolean allFinal() {
        return !rows().isEmpty() && rows().stream().allMatch(MetricsRow::isFinal);
    }
}
