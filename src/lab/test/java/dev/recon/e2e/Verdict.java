package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.generate.Fact;
import dev.recon.generate.Fact.Kind;
import dev.recon.generate.Totals;
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
import java.util.stream.IntStream;

/** Holds what a job said against what really happened. */
final class Verdict {

    /** Counts of a row that have to come to what the generator counted. */
    private static final Map<String, ToLongFunction<Totals>> SUMS =
            Map.of(
                    "expected", totals -> totals.expected,
                    "matched", totals -> totals.matched,
                    "missing", totals -> totals.missing,
                    "unexpected", totals -> totals.unexpected,
                    "filtered", totals -> totals.filtered,
                    "skewed", totals -> totals.skewed,
                    "invalid", totals -> totals.invalid,
                    "duplicateExpected", totals -> totals.duplicateExpected,
                    "duplicateActual", totals -> totals.duplicateActual);

    private final Answers answers;
    private final Recording recording;

    private Verdict(Answers answers, Recording recording) {
        this.answers = answers;
        this.recording = recording;
    }

    /** Whether every count in final rows has come to what it has to be. */
    static boolean isComplete(List<Row> rows, Recording recording) {
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
        verdict.rowsTellTheirStory();
        verdict.sumsOfRows();
        verdict.overallRows();
        DeadLetterVerdict.check(answers, recording);
        verdict.everyRecordIsAccountedFor();
    }

    private void exceptions() {
        assertThat(answers.net("MISSING", "FOUND"))
                .as("missing and never found")
                .isEqualTo(ids(Kind.MISSING));
        assertThat(answers.net("UNEXPECTED", "EXPLAINED"))
                .as("unexpected and never explained")
                .isEqualTo(ids(Kind.UNEXPECTED));
        assertThat(told("INVALID", "reason")).isEqualTo(facts(Kind.INVALID, Fact::reason));
        List<String> duplicates = facts(Kind.DUPLICATE_ACTUAL, fact -> "ACTUAL");
        duplicates.addAll(facts(Kind.DUPLICATE_EXPECTED, fact -> "EXPECTED"));
        assertThat(told("DUPLICATE", "side")).isEqualTo(duplicates.stream().sorted().toList());
    }

    private Set<String> ids(Kind kind) {
        return new TreeSet<>(recording.truth().ids(kind));
    }

    private List<String> told(String type, String field) {
        return answers.exceptions().stream()
                .filter(each -> each.path("type").asText().equals(type))
                .map(each -> each.path("id").asText() + " " + each.path(field).asText())
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
    private void rowsTellTheirStory() {
        answers.stories()
                .forEach(
                        (key, story) -> {
                            assertThat(story)
                                    .as(key)
                                    .extracting(Row::revision)
                                    .isEqualTo(
                                            IntStream.rangeClosed(1, story.size())
                                                    .boxed()
                                                    .toList());
                            assertThat(story.subList(0, story.size() - 1))
                                    .as(key)
                                    .noneMatch(Row::isFinal);
                            Row last = story.get(story.size() - 1);
                            assertThat(last.isFinal())
                                    .as("the last row of %s is final", key)
                                    .isTrue();
                            completeness(last.json());
                        });
    }

    private static void completeness(JsonNode row) {
        long expected = row.path("expected").asLong();
        long matched = row.path("matched").asLong();
        assertThat(row.path("pending").asLong()).isZero();
        assertThat(row.path("missing").asLong()).isEqualTo(expected - matched);
        if (expected == 0) {
            assertThat(row.path("completeness").isNull()).isTrue();
        } else {
            assertThat(row.path("completeness").doubleValue())
                    .isEqualTo(100.0 * matched / expected);
        }
    }

    private void sumsOfRows() {
        Totals totals = recording.truth().totals();
        SUMS.forEach(
                (count, truth) -> {
                    assertThat(sum(Row::isOverall, count))
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
        assertThat(sum(Row::isOverall, "found")).isEqualTo(answers.ids("FOUND").size());
    }

    private long sum(Predicate<Row> which, String count) {
        return answers.newest().values().stream()
                .filter(which)
                .mapToLong(row -> row.count(count))
                .sum();
    }

    private void overallRows() {
        Map<String, Map<String, Long>> summed = new TreeMap<>();
        Map<String, Map<String, Long>> overall = new TreeMap<>();
        answers.newest()
                .values()
                .forEach(
                        row -> {
                            Map<String, Long> sums =
                                    (row.isOverall() ? overall : summed)
                                            .computeIfAbsent(
                                                    row.windowStart(), w -> new HashMap<>());
                            Row.COUNTS.forEach(c -> sums.merge(c, row.count(c), Long::sum));
                        });
        assertThat(overall).isEqualTo(summed);
    }

    private void everyRecordIsAccountedFor() {
        long counted =
                sum(Row::isOverall, "expected")
                        + sum(Row::isOverall, "duplicateExpected")
                        + sum(Row::isOverall, "matched")
                        + sum(Row::isOverall, "unexpected")
                        + sum(Row::isOverall, "duplicateActual");
        long heartbeats = recording.truth().totals().heartbeats;
        assertThat(counted + answers.deadLetters().size() + heartbeats).isEqualTo(recording.size());
    }
}
