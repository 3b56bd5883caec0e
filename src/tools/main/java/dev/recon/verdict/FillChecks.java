package dev.recon.verdict;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.FillRow;
import dev.recon.truth.Fact;
import dev.recon.truth.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What has to hold of the fills and the series, crashes or not. */
public final class FillChecks {

    /** Of a reading without a value. */
    private static final Double NONE = Double.NaN;

    private FillChecks() {}

    /**
     * Of a run by itself, when it has come to its end.
     *
     * @param answers the exceptions of the same run
     * @param census has the readings of what was withdrawn
     */
    public static List<Check> ofRun(Fills fills, Answers answers, Truth truth, InputCensus census) {
        Set<String> invalid = new HashSet<>(truth.ids(Fact.Kind.INVALID));
        invalid.removeAll(truth.ids(Fact.Kind.UNEXPECTED));
        Set<String> found = new HashSet<>(answers.tally(AnswerKind.FOUND).keySet());
        answers.missing().forEach(row -> found.remove(row.id()));
        found.removeAll(invalid);
        return List.of(
                Check.nothingWrong(
                        "fills: revisions are 1, 2, 3, … in fills and series, once each",
                        String.format(
                                "%,d fills, %,d readings",
                                fills.fills().size(), sum(fills.readings())),
                        fills.unruly()),
                Checks.oneLine("fills: fills and series are of one line", fills.lines()),
                same(
                        "fills: what is missing has one that stands, and nothing else",
                        truth.ids(Fact.Kind.MISSING),
                        fills.standing(Fill.Reason.MISSING)),
                same(
                        "fills: what is invalid has one that stands, and nothing else",
                        invalid,
                        fills.standing(Fill.Reason.INVALID)),
                same(
                        "fills: what is found has one that is withdrawn, and nothing else",
                        found,
                        fills.withdrawn().keySet()),
                actual(fills, truth, census),
                series(fills),
                complete(fills, truth));
    }

    private static Check same(String what, Set<String> right, Set<String> reported) {
        Set<String> wrong = new LinkedHashSet<>();
        right.stream()
                .filter(id -> !reported.contains(id))
                .forEach(id -> wrong.add("not reported " + id));
        reported.stream()
                .filter(id -> !right.contains(id))
                .forEach(id -> wrong.add("not true " + id));
        return Check.nothingWrong(
                what,
                String.format("%,d true, %,d reported", right.size(), reported.size()),
                wrong);
    }

    /** What was filtered out has no value, also where its reading has one. */
    private static Check actual(Fills fills, Truth truth, InputCensus census) {
        Set<String> filtered = truth.ids(Fact.Kind.NOOP);
        List<String> wrong = new ArrayList<>();
        Map<String, Double> withdrawn = fills.withdrawn();
        withdrawn.forEach(
                (id, actual) -> {
                    Double read = filtered.contains(id) ? NONE : census.valueOf(id);
                    if (!Objects.equals(read, actual)) {
                        wrong.add(id + ": " + actual + " reported, " + read + " read");
                    }
                });
        return Check.nothingWrong(
                "fills: a withdrawn one names the value that was read",
                String.format("%,d withdrawn", withdrawn.size()),
                wrong);
    }

    /** Of readings that were ever lost; nobody else may have a fill. */
    private static Check series(Fills fills) {
        List<String> wrong = new ArrayList<>();
        Map<String, FillRow> all = fills.fills();
        Map<String, Fills.Point> points = fills.points();
        Set<String> keys = new TreeSet<>(all.keySet());
        keys.addAll(points.keySet());
        for (String key : keys) {
            FillRow fill = all.get(key);
            Fills.Point right = fill == null ? null : point(key, fill);
            if (!Objects.equals(right, points.get(key))) {
                wrong.add(key + ": " + points.get(key) + " of " + fill);
            }
        }
        return Check.nothingWrong(
                "series: says of what was lost what its fill says",
                String.format("%,d readings", keys.size()),
                wrong);
    }

    private static Fills.Point point(String key, FillRow fill) {
        boolean isSynthetic = fill.stands() || Double.isNaN(fill.actual());
        return new Fills.Point(
                key,
                isSynthetic ? Quality.SYNTHETIC : Quality.CORRECTED,
                fill.stands() ? fill.value() : fill.actual(),
                fill.revision(),
                fill.line(),
                fill.epoch());
    }

    /** What was filtered out is there only when it had been reported missing. */
    private static Check complete(Fills fills, Truth truth) {
        Set<String> withdrawn = fills.withdrawn().keySet();
        Map<String, Long> right = new HashMap<>();
        truth.bySource().forEach((source, totals) -> right.put(source, totals.expected));
        for (Fact each : truth.facts(Fact.Kind.NOOP)) {
            if (!withdrawn.contains(each.id())) {
                right.merge(each.source(), -1L, Long::sum);
            }
        }
        right.values().removeIf(count -> count == 0);
        List<String> wrong = new ArrayList<>();
        Set<String> sources = new TreeSet<>(right.keySet());
        sources.addAll(fills.readings().keySet());
        for (String source : sources) {
            Long emitted = fills.readings().get(source);
            if (!Objects.equals(emitted, right.get(source))) {
                wrong.add(source + ": " + right.get(source) + " true, " + emitted + " emitted");
            }
        }
        return Check.nothingWrong(
                "series: every expected reading is there",
                String.format("%,d true, %,d emitted", sum(right), sum(fills.readings())),
                wrong);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Two runs on the same input: whatever a fill said meanwhile, measured is what was measured.
     */
    public static Check same(Fills one, Fills other) {
        LongBag ones = one.measured();
        LongBag others = other.measured();
        List<String> wrong = new ArrayList<>();
        if (ones.without(others) + others.without(ones) > 0) {
            wrong.add(ones.without(others) + " only here, " + others.without(ones) + " only there");
        }
        return Check.nothingWrong(
                "undisturbed: the same measured readings, of the same values",
                String.format("%,d and %,d", ones.size(), others.size()),
                wrong);
    }
}
