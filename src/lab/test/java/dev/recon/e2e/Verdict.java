package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import dev.recon.truth.Fact;
import dev.recon.truth.Fact.Kind;
import dev.recon.truth.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Holds the answers of a job against what really happened. */
final class Verdict {

    /** Counts of a row that have to come to what the generator counted. */
    private static final Map<Counter, ToLongFunction<Totals>> SUMS =
            Map.of(
                    Counter.EXPECTED, totals -> totals.expected,
                    Counter.MATCHED, totals -> totals.matched,
                    Counter.MISSING, totals -> totals.missing,
                    Counter.UNEXPECTED, totals -> totals.unexpected,
                    Counter.FILTERED, totals -> totals.filtered,
                    Counter.SKEWED, totals -> totals.skewed,
                    Counter.INVALID, totals -> totals.invalid,
                    Counter.DUPLICATE_EXPECTED, totals -> totals.duplicateExpected,
                    Counter.DUPLICATE_ACTUAL, totals -> totals.duplicateActual);

    private final Answers answers;
    private final Recording recording;

    private Verdict(Answers answers, Recording recording) {
        this.answers = answers;
        this.recording = recording;
    }

    /** Whether every count in final rows has come to what it has to be. */
    static boolean isComplete(List<MetricsRow> rows, Recording recording) {
        return SUMS.entrySet().stream()
                .allMatch(
                        sum ->
                                rows.stream()
                                                .filter(row -> row.isFinal() && row.isOverall())
                                                .mapToLong(row -> row.count(sum.getKey()))
                                                .sum()
                                        == sum.getValue().applyAsLong(recording.truth().totals()));
    }

    /** Everything that has to hold of a run that has come to its end. */
    static void check(Answers answers, Recording recording) {
        Verdict verdict = new Verdict(answers, recording);
        verdict.exceptions();
        verdict.revisionsRise();
        verdict.sumsOfRows();
        verdict.overallRows();
        DeadLetterVerdict.check(answers, recording);
        verdict.everyRecordIsAccountedFor();
    }

    private void exceptions() {
        assertThat(answers.missing()).as("missing and never found").isEqualTo(ids(Kind.MISSING));
        assertThat(answers.unexpected())
                .as("unexpected and never explained")
                .isEqualTo(ids(Kind.UNEXPECTED));
        assertThat(reported(Verdicts.Type.INVALID, ExceptionRow::reason))
                .isEqualTo(facts(Kind.INVALID, Fact::reason));
        List<String> duplicates = facts(Kind.DUPLICATE_ACTUAL, fact -> "ACTUAL");
        duplicates.addAll(facts(Kind.DUPLICATE_EXPECTED, fact -> "EXPECTED"));
        assertThat(reported(Verdicts.Type.DUPLICATE, ExceptionRow::side))
                .isEqualTo(duplicates.stream().sorted().toList());
    }

    private Set<String> ids(Kind kind) {
        return new TreeSet<>(recording.truth().ids(kind));
    }

    private List<String> reported(Verdicts.Type type, Function<ExceptionRow, Enum<?>> detail) {
        return answers.exceptions().stream()
                .filter(each -> each.type() == type)
                .map(each -> each.id() + " " + detail.apply(each))
                .sorted()
                .toList();
    }

    private List<String> facts(Kind kind, Function<Fact, String> detail) {
        List<String> facts = new ArrayList<>();
        recording.truth().facts(kind).forEach(f -> facts.add(f.id() + " " + detail.apply(f)));
        facts.sort(null);
        return facts;
    }

    /** Revisions go 1, 2, 3; the last row of each key and no other is final. */
    private void revisionsRise() {
        answers.stories()
                .forEach(
                        (key, story) -> {
                            assertThat(story)
                                    .as(key)
                                    .extracting(MetricsRow::revision)
                                    .isEqualTo(
                                            LongStream.rangeClosed(1, story.size())
                                                    .boxed()
                                                    .toList());
                            assertThat(story.subList(0, story.size() - 1))
                                    .as(key)
                                    .noneMatch(MetricsRow::isFinal);
                            MetricsRow last = story.get(story.size() - 1);
                            assertThat(last.isFinal())
                                    .as("the last row of %s is final", key)
                                    .isTrue();
                            completeness(last);
                        });
    }

    private static void completeness(MetricsRow row) {
        long expected = row.count(Counter.EXPECTED);
        long matched = row.count(Counter.MATCHED);
        assertThat(row.pending()).isZero();
        assertThat(row.count(Counter.MISSING)).isEqualTo(expected - matched);
        if (expected == 0) {
            assertThat(row.completeness()).isNaN();
        } else {
            assertThat(row.completeness()).isEqualTo(100.0 * matched / expected);
        }
    }

    private void sumsOfRows() {
        Totals totals = recording.truth().totals();
        SUMS.forEach(
                (count, truth) -> {
                    assertThat(sum(MetricsRow::isOverall, count))
                            .as("%s of all", count)
                            .isEqualTo(truth.applyAsLong(totals));
                    recording
                            .truth()
                            .bySource()
                            .forEach(
                                    (source, sums) ->
                                            assertThat(
                                                            sum(
                                                                    row ->
                                                                            row.source()
                                                                                    .equals(source),
                                                                    count))
                                                    .as("%s of %s", count, source)
                                                    .isEqualTo(truth.applyAsLong(sums)));
                });
        assertThat(sum(MetricsRow::isOverall, Counter.FOUND))
                .isEqualTo(answers.ids(Verdicts.Type.FOUND).size());
    }

    private long sum(Predicate<MetricsRow> which, Counter count) {
        return answers.newest().values().stream()
                .filter(which)
                .mapToLong(row -> row.count(count))
                .sum();
    }

    private void overallRows() {
        Map<Long, Map<String, Long>> summed = new TreeMap<>();
        Map<Long, Map<String, Long>> overall = new TreeMap<>();
        answers.newest()
                .values()
                .forEach(
                        row -> {
                            Map<String, Long> sums =
                                    (row.isOverall() ? overall : summed)
                                            .computeIfAbsent(
                                                    row.windowStartMillis(), w -> new HashMap<>());
                            row.counts().forEach((c, n) -> sums.merge(c.json(), n, Long::sum));
                            sums.merge("pending", row.pending(), Long::sum);
                        });
        assertThat(overall).isEqualTo(summed);
    }

    private void everyRecordIsAccountedFor() {
        long counted =
                sum(MetricsRow::isOverall, Counter.EXPECTED)
                        + sum(MetricsRow::isOverall, Counter.DUPLICATE_EXPECTED)
                        + sum(MetricsRow::isOverall, Counter.MATCHED)
                        + sum(MetricsRow::isOverall, Counter.UNEXPECTED)
                        + sum(MetricsRow::isOverall, Counter.DUPLICATE_ACTUAL);
        long heartbeats = recording.truth().totals().heartbeats;
        assertThat(counted + answers.deadLetters().size() + heartbeats).isEqualTo(recording.size());
    }
}
