package dev.recon.verdict;

import dev.recon.core.rows.Counter;
import dev.recon.rows.MetricsRow;
import dev.recon.truth.Fact;
import dev.recon.truth.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to hold of all that a {@code read_committed} reader has seen, crashes or not. */
public final class Checks {

    private Checks() {}

    /** Of a run by itself, when it has come to its end. */
    public static List<Check> ofRun(Answers answers, Truth truth) {
        List<Check> checks = new ArrayList<>();
        checks.add(once(answers));
        checks.add(revisions(answers));
        checks.add(oneLine("every answer is of one line", answers.lines()));
        checks.add(noneTooLate(answers));
        for (Comparison.Line line : Comparison.of(truth, answers)) {
            Set<String> wrong = new LinkedHashSet<>();
            line.onlyTrue().forEach(each -> wrong.add("not reported " + each));
            line.onlyJob().forEach(each -> wrong.add("not true " + each));
            if (!line.same() && wrong.isEmpty()) {
                wrong.add("the numbers differ");
            }
            String numbers = String.format("%,d true, %,d reported", line.truth(), line.job());
            checks.add(Check.nothingWrong("truth: " + line.what(), numbers, wrong));
        }
        return checks;
    }

    /** Once the job is quiescent everything is decided, though no window has become final yet. */
    public static Check quiescent(Answers answers, Truth truth) {
        Map<String, Integer> reported = open(answers);
        Map<String, Integer> right = new TreeMap<>();
        truth.ids(Fact.Kind.MISSING).forEach(id -> right.put(AnswerKind.MISSING + " " + id, 1));
        truth.ids(Fact.Kind.UNEXPECTED)
                .forEach(id -> right.put(AnswerKind.UNEXPECTED + " " + id, 1));
        return Check.nothingWrong(
                "quiescent: what is missing and unexpected is what the truth says",
                String.format("%,d reported, %,d true", reported.size(), right.size()),
                difference(reported, right));
    }

    static Check once(Answers answers) {
        List<String> wrong = new ArrayList<>();
        long count = 0;
        for (AnswerKind kind : AnswerKind.values()) {
            if (kind == AnswerKind.DEAD_LETTER) {
                continue;
            }
            count += answers.count(kind);
            answers.tally(kind)
                    .forEach(
                            (subject, times) -> {
                                if (times != 1) {
                                    wrong.add(kind + " " + subject + " " + times + " times");
                                }
                            });
        }
        return Check.nothingWrong(
                "every exception once", String.format("%,d exceptions", count), wrong);
    }

    static Check revisions(Answers answers) {
        return Check.nothingWrong(
                "revisions rise one by one, none after a final row",
                String.format("%,d rows", answers.rows().size()),
                answers.unruly());
    }

    /** A job that starts without state begins another line, and does not know what it has said. */
    static Check oneLine(String what, Set<String> lines) {
        return new Check(what, lines.size() <= 1, String.join(", ", lines));
    }

    /** With delays inside the horizon nothing may come too late, or order would matter. */
    private static Check noneTooLate(Answers answers) {
        return new Check(
                "nothing beyond the horizon",
                answers.beyondHorizon() == 0,
                String.format("%,d records", answers.beyondHorizon()));
    }

    /** Two runs on the same input: what is final, and what is still said to be wrong. */
    public static List<Check> same(Answers one, Answers other) {
        return List.of(
                Check.nothingWrong(
                        "undisturbed: the same final rows",
                        String.format(
                                "%,d and %,d rows", finalRows(one).size(), finalRows(other).size()),
                        difference(finalRows(one), finalRows(other))),
                Check.nothingWrong(
                        "undisturbed: the same net exceptions",
                        String.format("%,d and %,d", net(one).size(), net(other).size()),
                        difference(net(one), net(other))));
    }

    /** Without rows in which nothing is counted any more, which may be there or not. */
    private static Map<String, String> finalRows(Answers answers) {
        Map<String, String> rows = new TreeMap<>();
        for (MetricsRow row : answers.rows()) {
            Map<Counter, Long> counts = new TreeMap<>(row.counts());
            // How a row came about, and not what came out.
            counts.remove(Counter.FOUND);
            if (row.isFinal() && counts.values().stream().anyMatch(count -> count != 0)) {
                rows.put(
                        row.key().toString(),
                        String.format(
                                "%s %d pending %d %s",
                                counts, row.pending(), row.windowEndMillis(), row.completeness()));
            }
        }
        return rows;
    }

    private static Map<String, Integer> net(Answers answers) {
        Map<String, Integer> net = open(answers);
        for (AnswerKind kind : List.of(AnswerKind.INVALID, AnswerKind.DUPLICATE)) {
            answers.tally(kind).forEach((id, times) -> net.put(kind + " " + id, times));
        }
        return net;
    }

    /** What has not been taken back. */
    private static Map<String, Integer> open(Answers answers) {
        Map<String, Integer> open = new TreeMap<>();
        answers.missing()
                .forEach(row -> open.merge(AnswerKind.MISSING + " " + row.id(), 1, Integer::sum));
        answers.unexpected()
                .forEach(
                        row -> open.merge(AnswerKind.UNEXPECTED + " " + row.id(), 1, Integer::sum));
        return open;
    }

    private static Set<String> difference(Map<String, ?> one, Map<String, ?> other) {
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        Set<String> wrong = new LinkedHashSet<>();
        for (String key : keys) {
            if (!Objects.equals(one.get(key), other.get(key))) {
                wrong.add(key + ": " + one.get(key) + " and " + other.get(key));
            }
        }
        return wrong;
    }

    /** Every record that was written is one of: counted, a heartbeat, unwanted, a dead letter. */
    public static List<Check> accounted(InputCensus census, Answers answers) {
        return List.of(
                census.everyOffset(),
                deadLetters(census, answers),
                counts(
                        Fact.SENSOR,
                        census.sensor(),
                        answers,
                        Counter.MATCHED,
                        Counter.UNEXPECTED,
                        Counter.DUPLICATE_ACTUAL),
                counts(
                        Fact.AUDIT,
                        census.audit(),
                        answers,
                        Counter.EXPECTED,
                        Counter.DUPLICATE_EXPECTED));
    }

    private static Check deadLetters(InputCensus census, Answers answers) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> origins = answers.deadLetterOrigins();
        for (String origin : census.unusable()) {
            int times = origins.getOrDefault(origin, 0);
            if (times != 1) {
                wrong.add(origin + " has " + times + " dead letters");
            }
        }
        for (String origin : origins.keySet()) {
            if (!census.unusable().contains(origin)) {
                wrong.add(origin + " is a dead letter, and could be used");
            }
        }
        return Check.nothingWrong(
                "accounting: each unusable record is one dead letter",
                String.format(
                        "%,d records, %,d dead letters", census.unusable().size(), origins.size()),
                wrong);
    }

    private static Check counts(
            String stream, Map<String, Long> written, Answers answers, Counter... counts) {
        Map<String, Long> counted = new TreeMap<>();
        for (Counter count : counts) {
            RowSums.ofRows(answers.rows(), count)
                    .forEach((source, sum) -> counted.merge(source, sum, Long::sum));
        }
        long all = written.values().stream().mapToLong(Long::longValue).sum();
        long inAll = counted.getOrDefault(MetricsRow.ALL, 0L);
        List<String> wrong = new ArrayList<>();
        if (inAll != all) {
            wrong.add("all sources: " + inAll + " counted, " + all + " written");
        }
        counted.remove(MetricsRow.ALL);
        Set<String> sources = new TreeSet<>(counted.keySet());
        sources.addAll(written.keySet());
        for (String source : sources) {
            long is = counted.getOrDefault(source, 0L);
            long right = written.getOrDefault(source, 0L);
            if (is != right) {
                wrong.add(source + ": " + is + " counted, " + right + " written");
            }
        }
        return Check.nothingWrong(
                "accounting: each usable record of " + stream + " is counted once",
                String.format("%,d written, %,d counted", all, inAll),
                wrong);
    }
}
