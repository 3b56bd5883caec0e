package dev.recon.verdict;

import dev.recon.core.Side;
import dev.recon.core.rows.Counter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import dev.recon.truth.Fact;
import dev.recon.truth.Totals;
import dev.recon.truth.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Holds what the job answered against what really happened: every id, and for every source the sum
 * over its rows.
 *
 * <p>Whether a late event was first reported missing depends on how far event time had come when it
 * arrived. So what is compared is how matters stand in the end: missing is what was reported
 * missing and never found, unexpected what was reported unexpected and never explained.
 */
public final class Comparison {

    private final Truth truth;
    private final Answers answers;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One thing compared.
     *
     * @param truth how many there are
     * @param job how many the job counted
     * @param onlyTrue what the job does not say
     * @param onlyJob what is not true
     * @param note what else there is to know, or empty
     */
    public record Line(
            String what,
            long truth,
            long job,
            Set<String> onlyTrue,
            Set<String> onlyJob,
            String note) {
        public boolean same() {
            return truth == job && onlyTrue.isEmpty() && onlyJob.isEmpty();
        }
    }

    private Comparison(Truth truth, Answers answers) {
        this.truth = truth;
        this.answers = answers;
    }

    /** The truth has to be complete. */
    public static List<Line> of(Truth truth, Answers answers) {
        Comparison comparison = new Comparison(truth, answers);
        comparison.compare();
        return comparison.lines;
    }

    public static boolean agree(List<Line> lines) {
        return lines.stream().allMatch(Line::same);
    }

    private void compare() {
        counted("expected", Counter.EXPECTED, t -> t.expected);
        counted("matched", Counter.MATCHED, t -> t.matched);
        Set<String> missing = still(AnswerKind.MISSING, AnswerKind.FOUND, answers.missing());
        named("missing", Counter.MISSING, t -> t.missing, truth.ids(Fact.Kind.MISSING), missing);
        late(Fact.SENSOR, missing);
        Set<String> unexpected =
                still(AnswerKind.UNEXPECTED, AnswerKind.EXPLAINED, answers.unexpected());
        named(
                "unexpected",
                Counter.UNEXPECTED,
                t -> t.unexpected,
                truth.ids(Fact.Kind.UNEXPECTED),
                unexpected);
        late(Fact.AUDIT, unexpected);
        Set<String> invalid = new LinkedHashSet<>();
        truth.facts(Fact.Kind.INVALID)
                .forEach(fact -> invalid.add(fact.id() + " " + fact.reason()));
        named(
                "invalid",
                Counter.INVALID,
                t -> t.invalid,
                invalid,
                once(answers.tally(AnswerKind.INVALID)));
        counted("filtered on purpose", Counter.FILTERED, t -> t.filtered);
        counted("skewed in time", Counter.SKEWED, t -> t.skewed);
        duplicates();
        deadLetters();
        Set<String> open = new LinkedHashSet<>();
        answers.rows().stream()
                .filter(row -> !row.isFinal())
                .forEach(
                        row ->
                                open.add(
                                        "row of "
                                                + row.source()
                                                + " at "
                                                + row.windowStartMillis()));
        lines.add(new Line("rows not final", 0, open.size(), Set.of(), open, ""));
    }

    private void counted(String what, Counter count, ToLongFunction<Totals> sum) {
        add(what, count, sum, Set.of(), Set.of());
    }

    private void named(
            String what,
            Counter count,
            ToLongFunction<Totals> sum,
            Set<String> inTruth,
            Set<String> inJob) {
        add(what, count, sum, inTruth, inJob);
    }

    private void duplicates() {
        Map<String, Integer> reported = answers.tally(AnswerKind.DUPLICATE);
        Set<String> audits = new LinkedHashSet<>();
        Set<String> readings = new LinkedHashSet<>();
        for (String subject : once(reported)) {
            (subject.contains(" " + Side.EXPECTED) ? audits : readings).add(subject);
        }
        add(
                "duplicate audit records",
                Counter.DUPLICATE_EXPECTED,
                t -> t.duplicateExpected,
                withSide(Fact.Kind.DUPLICATE_EXPECTED, Side.EXPECTED),
                audits);
        add(
                "duplicate readings",
                Counter.DUPLICATE_ACTUAL,
                t -> t.duplicateActual,
                withSide(Fact.Kind.DUPLICATE_ACTUAL, Side.ACTUAL),
                readings);
    }

    private Set<String> withSide(Fact.Kind kind, Side side) {
        Set<String> subjects = new LinkedHashSet<>();
        truth.ids(kind).forEach(id -> subjects.add(id + " " + side));
        return subjects;
    }

    private void deadLetters() {
        Set<String> inTruth = new LinkedHashSet<>();
        truth.facts(Fact.Kind.MALFORMED).forEach(fact -> inTruth.add(DeadLetterNames.ofFact(fact)));
        Map<String, Integer> reported = answers.tally(AnswerKind.DEAD_LETTER);
        Set<String> inJob = once(reported);
        line(
                "dead letters",
                inTruth.size(),
                reported.values().stream().mapToLong(Integer::longValue).sum(),
                inTruth,
                inJob,
                "");
    }

    /**
     * A late record is settled when its event is not open any more; and nothing may be called
     * settled whose other record was never written.
     */
    private void late(String stream, Set<String> open) {
        boolean readings = stream.equals(Fact.SENSOR);
        AnswerKind settled = readings ? AnswerKind.FOUND : AnswerKind.EXPLAINED;
        Set<String> inTruth = new LinkedHashSet<>();
        truth.facts(Fact.Kind.LATE).stream()
                .filter(fact -> fact.stream().equals(stream))
                .forEach(fact -> inTruth.add(fact.id()));
        // A reading may be late, and its audit record lost to a silence of the audit stream.
        inTruth.removeAll(truth.ids(Fact.Kind.MISSING));
        inTruth.removeAll(truth.ids(Fact.Kind.UNEXPECTED));
        Set<String> inJob = new LinkedHashSet<>(inTruth);
        inJob.removeAll(open);
        Set<String> never = truth.ids(readings ? Fact.Kind.MISSING : Fact.Kind.UNEXPECTED);
        never.retainAll(answers.tally(settled).keySet());
        inJob.addAll(never);
        String first =
                String.format(
                        "%,d reported %s first",
                        answers.count(settled),
                        readings ? AnswerKind.MISSING : AnswerKind.UNEXPECTED);
        String note = answers.count(settled) == 0 ? "" : first;
        line(
                readings ? "late readings" : "late audit records",
                inTruth.size(),
                inJob.size(),
                inTruth,
                inJob,
                note);
    }

    /**
     * The ids that are still open; one that was not reported once, or taken back more than once, is
     * none of the truth's.
     */
    private Set<String> still(AnswerKind kind, AnswerKind takingBack, List<ExceptionRow> open) {
        Set<String> openIds = open.stream().map(ExceptionRow::id).collect(Collectors.toSet());
        Map<String, Integer> reported = answers.tally(kind);
        Map<String, Integer> takenBack = answers.tally(takingBack);
        Set<String> ids = new LinkedHashSet<>(reported.keySet());
        ids.addAll(takenBack.keySet());
        Set<String> still = new LinkedHashSet<>();
        for (String id : ids) {
            int times = reported.getOrDefault(id, 0);
            int back = takenBack.getOrDefault(id, 0);
            if (times != 1 || back > 1) {
                still.add(String.format("%s (%d %s, %d %s)", id, times, kind, back, takingBack));
            } else if (openIds.contains(id)) {
                still.add(id);
            }
        }
        return still;
    }

    /** The subjects; one that was not named exactly once is none of the truth's. */
    private static Set<String> once(Map<String, Integer> tally) {
        Set<String> subjects = new LinkedHashSet<>();
        tally.forEach(
                (subject, times) ->
                        subjects.add(times == 1 ? subject : subject + " (" + times + " times)"));
        return subjects;
    }

    /** Sums of the rows, source by source, beside the names. */
    private void add(
            String what,
            Counter count,
            ToLongFunction<Totals> sum,
            Set<String> namesInTruth,
            Set<String> namesInJob) {
        SortedMap<String, Long> jobSums = RowSums.ofRows(answers.rows(), count);
        SortedMap<String, Long> trueSums = RowSums.ofTruth(truth, sum);
        Set<String> inTruth = new LinkedHashSet<>(namesInTruth);
        Set<String> inJob = new LinkedHashSet<>(namesInJob);
        inTruth.addAll(RowSums.texts(trueSums));
        inJob.addAll(RowSums.texts(jobSums));
        line(
                what,
                trueSums.get(MetricsRow.ALL),
                jobSums.getOrDefault(MetricsRow.ALL, 0L),
                inTruth,
                inJob,
                "");
    }

    private void line(
            String what,
            long inTruth,
            long inJob,
            Set<String> trueNames,
            Set<String> jobNames,
            String note) {
        Set<String> onlyTrue = new LinkedHashSet<>(trueNames);
        onlyTrue.removeAll(jobNames);
        Set<String> onlyJob = new LinkedHashSet<>(jobNames);
        onlyJob.removeAll(trueNames);
        lines.add(new Line(what, inTruth, inJob, onlyTrue, onlyJob, note));
    }
}
