package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.rows.DeadLetter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.NetExceptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that the job has answered so far, kept the way any reader of its topics would: the
 * exceptions that are not taken back, and of each leg, source and window the row of the highest
 * (epoch, revision). For one thread.
 */
public final class Answers {

    private final Map<AnswerKind, Tally> tallies = new EnumMap<>(AnswerKind.class);
    private final Map<AnswerKind, Long> counts = new EnumMap<>(AnswerKind.class);
    private final Map<AnswerKind, Latest> latest = new EnumMap<>(AnswerKind.class);
    private final NetExceptions net = new NetExceptions();
    private final WrittenRows<MetricsRow> rows = new WrittenRows<>();
    private final TreeMap<MetricsRow.Key, MetricsRow> rowsOfAll =
            new TreeMap<>(
                    Comparator.comparingLong(MetricsRow.Key::windowStartMillis)
                            .thenComparing(MetricsRow.Key::control)
                            .thenComparing(MetricsRow.Key::output));
    private final Tally deadLetterOrigins = new Tally();
    private final Set<String> lines = new TreeSet<>();
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
     * Those of one id in the order in which they were written.
     *
     * @throws dev.recon.rows.RowException for what is no exception of a job
     */
    public void exception(byte[] value) {
        ExceptionRow row = ExceptionRow.SCHEMA.read(value);
        String detail = detail(row);
        String subject = detail.isEmpty() ? row.id() : row.id() + " " + detail;
        add(
                AnswerKind.valueOf(row.type().name()),
                subject,
                new Writer(row.line(), row.epoch()),
                new Latest(row.id(), row.eventTimeMillis(), detail));
        net.add(row, heard);
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
        Writer by = new Writer(letter.line(), letter.epoch());
        add(AnswerKind.DEAD_LETTER, subject, by, new Latest(reason, 0, raw));
        if (letter.offset() == null) {
            beyondHorizon++;
        } else {
            String origin = origin(letter.topic(), letter.partition(), letter.offset());
            deadLetterOrigins.add(origin, by);
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
        saw(row.line());
        MetricsRow before = rows.before(row);
        if (!follows(row, before)) {
            unruly.add(
                    String.format(
                            "row of %s: revision %d after %s",
                            row.key(),
                            row.revision(),
                            before == null
                                    ? "none"
                                    : before.revision() + (before.isFinal() ? ", final" : "")));
        }
        if (rows.add(row) && row.isOverall()) {
            rowsOfAll.put(row.key(), row);
        }
    }

    /** In one epoch nothing follows a final row. */
    private static boolean follows(MetricsRow row, MetricsRow before) {
        return WrittenRows.follows(row, before)
                && (before == null || before.epoch() != row.epoch() || !before.isFinal());
    }

    private void add(AnswerKind kind, String subject, Writer by, Latest answer) {
        heard++;
        saw(by.line());
        counts.merge(kind, 1L, Long::sum);
        tallies.computeIfAbsent(kind, any -> new Tally()).add(subject, by);
        latest.put(kind, answer);
    }

    private void saw(String line) {
        if (line != null) {
            lines.add(line);
        }
    }

    /** What the place of an input record is called. */
    static String origin(Object topic, Object partition, Object offset) {
        return topic + " " + partition + " " + offset;
    }

    /** How often each input record, named by its place, is among the dead letters. */
    public Map<String, Integer> deadLetterOrigins() {
        return deadLetterOrigins.times();
    }

    /** Dead letters of records that came too late, which name no place. */
    public long beyondHorizon() {
        return beyondHorizon;
    }

    /**
     * The rows that did not come with revisions 1, 2, 3, … from who wrote them, or that came after
     * a final one.
     */
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

    /**
     * How often each subject was named by who wrote it last: an id, with the reason or the side
     * where there is one.
     */
    public Map<String, Integer> tally(AnswerKind kind) {
        Tally tally = tallies.get(kind);
        return tally == null ? Map.of() : tally.times();
    }

    /** The MISSING that have not been found. */
    public List<ExceptionRow> missing() {
        return net.missing();
    }

    /** The UNEXPECTED that have not been explained. */
    public List<ExceptionRow> unexpected() {
        return net.unexpected();
    }

    /** The lines that have written; more than one where a job has started without state. */
    public Set<String> lines() {
        return lines;
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
