package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recon.core.Readings.Event;
import dev.recon.core.time.Rules;
import dev.recon.fill.FillMethod;
import dev.recon.fill.WindowSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SensorsTest {

    private static final long SECOND = 1_000;
    private static final int KNOWN = 230;

    /** That of what comes next. */
    private static final long WINDOW = 180_000;

    /** A sensor of which enough is known: a reading a second, {@code 1, 2, 3, …}. */
    private static SeriesStory known(FillMethod method) {
        SeriesStory story = new SeriesStory(method);
        for (int i = 1; i <= KNOWN; i++) {
            story.arrived(i * SECOND, i);
        }
        return story.decidedUntil(KNOWN * SECOND);
    }

    private static long at(int reading) {
        return reading * SECOND;
    }

    @Test
    void aFillIsProvisionalThenRevisedThenWithdrawn() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).decidedUntil(at(231));
        assertThat(story.fills).hasSize(1);
        assertThat(story.fills.get(0))
                .startsWith("r231000 PROVISIONAL MISSING linear after=0 rev=1");

        story.arrived(at(232), 234).decidedUntil(at(232));
        assertThat(story.fills.get(1))
                .startsWith("r231000 REVISED MISSING linear after=1 rev=2 value=232.0");

        for (int i = 233; i < 240; i++) {
            story.arrived(at(i), i);
        }
        story.decidedUntil(at(239));
        assertThat(story.fills.get(2)).startsWith("r231000 REVISED MISSING linear after=8 rev=3");

        story.reading(Event.FOUND, "r231000", at(231), 231.5);
        assertThat(story.fills).hasSize(4);
        assertThat(story.fills.get(3)).startsWith("r231000 WITHDRAWN").endsWith("actual=231.5");
        assertThat(story.points.get(story.points.size() - 1))
                .isEqualTo("231000 r231000 CORRECTED rev=4 value=231.5");
    }

    @Test
    void whatIsFoundBeforeItsReleaseIsEmittedAndWithdrawn() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).reading(Event.FOUND, "r231000", at(231), 231);
        assertThat(story.fills).isEmpty();
        story.decidedUntil(at(231));
        assertThat(story.fills).hasSize(2);
        assertThat(story.fills.get(1)).contains("WITHDRAWN").endsWith("actual=231.0");
    }

    @Test
    void whatIsFilteredIsWithdrawnWithoutATruth() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).decidedUntil(at(231));
        story.reading(Event.FILTERED, "r231000", at(231), Double.NaN);
        assertThat(story.fills.get(1)).contains("WITHDRAWN").endsWith("actual=NaN");
        assertThat(story.points).noneMatch(point -> point.contains("CORRECTED"));
        assertThat(story.summary(WINDOW).checked()).isZero();
    }

    @Test
    void anInvalidReadingIsFilled() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.reading(Event.INVALID, "bad", at(231), Double.NaN).decidedUntil(at(231));
        assertThat(story.fills.get(0)).startsWith("bad PROVISIONAL INVALID linear");
    }

    @Test
    void whatWasMissingAndIsInvalidKeepsItsFill() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).decidedUntil(at(231));
        story.reading(Event.INVALID, "r231000", at(231), Double.NaN);
        assertThat(story.fills.get(1)).startsWith("r231000 REVISED INVALID linear");
        story.missing(at(232)).reading(Event.INVALID, "r232000", at(232), Double.NaN);
        story.decidedUntil(at(232));
        assertThat(story.fills.get(2)).startsWith("r232000 PROVISIONAL INVALID linear");
    }

    @Test
    void aNewSensorHasNoBasis() {
        SeriesStory story = new SeriesStory(FillMethod.AUTO);
        story.arrived(at(1), 1).missing(at(2)).decidedUntil(at(2));
        assertThat(story.fills.get(0)).contains("none").contains("value=NaN");
        assertThat(story.summary(0).fills()).isZero();
    }

    @Test
    void aSensorOfWhichNothingHasEverArrivedIsEmitted() {
        SeriesStory story = new SeriesStory(FillMethod.AUTO);
        story.missing(at(1)).decidedUntil(at(1)).missing(at(2)).decidedUntil(at(2));
        assertThat(story.fills).hasSize(2).allMatch(fill -> fill.contains("none"));
    }

    @Test
    void whatIsExpectedAfterItsReleaseHasNoBasis() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.reading(Event.MISSING, "late", at(230) - 500, Double.NaN);
        assertThat(story.fills.get(0)).startsWith("late PROVISIONAL MISSING none");
        story.reading(Event.ARRIVED, "late2", at(229) - 500, 7);
        assertThat(story.points.get(story.points.size() - 1))
                .isEqualTo("228500 late2 GOOD rev=1 value=7.0");
        assertThat(story.summary(WINDOW).real().count()).isEqualTo(KNOWN - 180 + 2);
    }

    @Test
    void twoReadingsOfOneTimeAreBothEmitted() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.reading(Event.ARRIVED, "b", at(231), 7).reading(Event.ARRIVED, "a", at(231), 8);
        story.reading(Event.MISSING, "c", at(231), Double.NaN).decidedUntil(at(231));
        assertThat(story.points.subList(KNOWN, KNOWN + 3))
                .containsExactly(
                        "231000 b GOOD rev=1 value=7.0",
                        "231000 a GOOD rev=1 value=8.0",
                        "231000 c SYNTHETIC rev=1 value=NaN");
    }

    @Test
    void anUnexpectedReadingGivesItsValueOnceItIsExplained() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.reading(Event.UNEXPECTED, "x", at(231), 5).decidedUntil(at(231));
        assertThat(story.points).hasSize(KNOWN);
        story.reading(Event.EXPLAINED, "x", at(231), Double.NaN).decidedUntil(at(240));
        assertThat(story.points.get(KNOWN)).isEqualTo("231000 x GOOD rev=1 value=5.0");
        story.reading(Event.EXPLAINED, "unknown", at(232), Double.NaN).decidedUntil(at(250));
        assertThat(story.fills.get(0)).startsWith("unknown PROVISIONAL INVALID");
    }

    @Test
    void aReadingMayBeExpectedAtAnotherTimeThanItsOwn() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.reading(Event.UNEXPECTED, "x", at(233), 5).decidedUntil(at(233)).restart();
        story.reading(Event.EXPLAINED, "x", at(231), Double.NaN).decidedUntil(at(240));
        assertThat(story.fills).isEmpty();
        assertThat(story.points.get(KNOWN)).isEqualTo("231000 x GOOD rev=1 value=5.0");
    }

    @Test
    void nothingIsEmittedBeforeAllOfItsTimeIsDecided() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).advance(SeriesStory.RULES.deadline(at(231)) - 1);
        assertThat(story.fills).isEmpty();
        story.quiesce();
        assertThat(story.fills).as("in quiescence W is where all is decided").isEmpty();
        story.decidedUntil(at(231));
        assertThat(story.fills).hasSize(1);
    }

    /** As of a gateway that sends an hour's readings at once. */
    @Test
    void readingsThatComeLateWaitForThoseThatAreDecidedMissing() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.decidedUntil(at(300));
        story.arrived(at(231), 231).arrived(at(233), 233);
        long late = SeriesStory.RULES.deadline(at(300));
        story.advance(late + SECOND).missing(at(232)).advance(late + SECOND);
        assertThat(story.fills).isEmpty();
        story.advance(late + 3 * SECOND);
        assertThat(story.fills).hasSize(1);
        assertThat(story.fills.get(0)).contains("linear after=1").contains("value=232.0");
    }

    /** Its row would be final without it, and be followed by another of zeros. */
    @ParameterizedTest
    @EnumSource(names = {"MISSING", "INVALID", "FOUND"})
    void aLateLossIsReleasedWhenItsWindowClosesAtTheLatest(Event event) {
        SeriesStory story = known(FillMethod.LINEAR);
        long closing = SeriesStory.RULES.windowing().windowLast(WINDOW) + 600_000;
        story.advance(closing - SECOND + 1);
        story.reading(Event.MISSING, "late", WINDOW + 59_900, Double.NaN);
        if (event != Event.MISSING) {
            story.reading(event, "late", WINDOW + 59_900, event == Event.FOUND ? 7 : Double.NaN);
        }
        story.advance(closing - 1);
        assertThat(story.fills).isEmpty();
        story.advance(closing);
        assertThat(story.fills).hasSize(event == Event.FOUND ? 2 : 1);
        assertThat(story.changed).contains(WINDOW);
        story.advance(closing + 10 * SECOND);
        assertThat(story.fills).hasSize(event == Event.FOUND ? 2 : 1);
    }

    @Test
    void lateReadingsAreReleasedInQuiescence() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.decidedUntil(at(300)).arrived(at(231), 231).missing(at(232)).quiesce();
        assertThat(story.fills).hasSize(1);
    }

    @Test
    void whatWasMissedBeforeThereWereFillsIsAReadingWhenItIsFound() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.reading(Event.FOUND, "r1", at(231), 9).decidedUntil(at(231));
        assertThat(story.points.get(KNOWN)).isEqualTo("231000 r1 GOOD rev=1 value=9.0");
    }

    @Test
    void anAbsurdReadingIsEmittedButLearnedFromByNobody() {
        SeriesStory story = known(FillMethod.AUTO);
        story.arrived(at(231), Double.MAX_VALUE).missing(at(232)).arrived(at(233), 233);
        story.decidedUntil(at(233));
        assertThat(story.points.get(KNOWN)).contains("231000 r231000 GOOD");
        assertThat(story.fills.get(0)).contains("auto").doesNotContain("NaN [");
    }

    @Test
    void whatIsForgottenStaysForgottenAfterARestart() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).decidedUntil(at(231)).restart();
        story.advance(WINDOW + 60_000 + 600_000).restart();
        assertThat(story.summary(WINDOW)).isNull();
        int before = story.fills.size();
        for (int i = 1_000; i < 1_010; i++) {
            story.arrived(at(i), i);
        }
        story.decidedUntil(at(1_010));
        assertThat(story.fills).hasSize(before);
    }

    @Test
    void aWindowSumsUpWhatWasMeasuredAndWhatWasFilled() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).missing(at(232)).arrived(at(233), 233).decidedUntil(at(233));
        story.reading(Event.FOUND, "r232000", at(232), 232.5);

        WindowSummary summary = story.summary(WINDOW);
        double[] real =
                DoubleStream.concat(naturals(180, KNOWN), DoubleStream.of(233, 232.5)).toArray();
        assertSums(summary.real(), real);
        double[] filled =
                DoubleStream.concat(DoubleStream.of(real), DoubleStream.of(231)).toArray();
        assertSums(summary.filled(), filled);
        assertThat(summary.fills()).isEqualTo(1);
        assertThat(summary.checked()).isEqualTo(1);
        assertThat(summary.meanAbsoluteError()).isEqualTo(0.5, within(1e-9));
        assertThat(summary.insideShare()).isIn(0.0, 1.0);
        assertThat(story.changed).contains(WINDOW);
    }

    private static DoubleStream naturals(int from, int to) {
        return IntStream.rangeClosed(from, to).asDoubleStream();
    }

    private static void assertSums(WindowSummary.Aggregate aggregate, double... values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        assertThat(aggregate.count()).isEqualTo(values.length);
        assertThat(aggregate.min()).isEqualTo(DoubleStream.of(values).min().orElseThrow());
        assertThat(aggregate.max()).isEqualTo(DoubleStream.of(values).max().orElseThrow());
        assertThat(aggregate.mean()).isEqualTo(mean, within(1e-9));
        assertThat(aggregate.deviation())
                .isEqualTo(Math.sqrt(squares / (values.length - 1)), within(1e-9));
    }

    /** Large values that hardly differ, which would show the order in a plain sum of squares. */
    @Test
    void theOrderOfArrivalDoesNotShow() {
        Random random = new Random(7);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            values.add(1e6 + random.nextGaussian() / 1e3);
        }
        WindowSummary.Aggregate first = aggregate(values);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(values, random);
            assertThat(aggregate(values)).isEqualTo(first);
        }
        assertThat(first.deviation()).isEqualTo(1e-3, within(1e-4));
    }

    private static WindowSummary.Aggregate aggregate(List<Double> values) {
        Moments moments = new Moments();
        values.forEach(moments::add);
        return moments.aggregate();
    }

    @Test
    void theSameReadingsGiveTheSameFillsInAnyOrderAndAcrossRestarts() {
        for (FillMethod method : FillMethod.values()) {
            if (method != FillMethod.NONE) {
                SeriesStory whole = plant(method, 1, false);
                assertThat(whole.fills).anyMatch(fill -> fill.contains(method.label()));
                SeriesStory broken = plant(method, 99, true);
                assertThat(broken.fills).isEqualTo(whole.fills);
                assertThat(broken.points).isEqualTo(whole.points);
            }
        }
    }

    /** Losses and readings found, in an order within the patience that {@code seed} makes. */
    private static SeriesStory plant(FillMethod method, long seed, boolean restarts) {
        SeriesStory story = new SeriesStory(method);
        Random plant = new Random(5);
        Random order = new Random(seed);
        for (int batch = 0; batch < 60; batch++) {
            List<Runnable> events = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                long time = at(batch * 10 + i + 1);
                double value = Math.sin(time / 30_000.0) + plant.nextGaussian() / 10;
                boolean lost = plant.nextInt(6) == 0;
                events.add(lost ? () -> story.missing(time) : () -> story.arrived(time, value));
            }
            Collections.shuffle(events, order);
            for (Runnable event : events) {
                event.run();
                if (restarts && order.nextInt(5) == 0) {
                    story.restart();
                }
            }
            story.decidedUntil(at(batch * 10 + 10));
            if (batch % 7 == 3) {
                long found = at(batch * 10 - 5);
                story.reading(Event.FOUND, "r" + found, found, 0.5);
            }
        }
        return story;
    }

    /** Fewer than eight of its readings fit into the horizon. */
    @Test
    void aSlowSensorsFillIsRevisedForTheLastTimeBeforeItsWindowIsFinal() {
        SeriesStory story = new SeriesStory(FillMethod.AUTO);
        long period = 150 * SECOND;
        for (int i = 1; i <= 60; i++) {
            story.arrived(i * period, Math.sin(i / 5.0)).decidedUntil(i * period);
        }
        story.missing(61 * period).decidedUntil(61 * period);
        for (int i = 62; i <= 66; i++) {
            story.arrived(i * period, Math.sin(i / 5.0)).decidedUntil(i * period);
        }
        assertThat(story.fills).hasSize(3);
        assertThat(story.fills.get(1)).contains("REVISED MISSING auto after=1");
        assertThat(story.fills.get(2)).contains("REVISED MISSING auto after=5");
    }

    @Test
    void aFillCountsUntilItsWindowIsFinal() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).decidedUntil(at(231));
        long windowLast = WINDOW + 59_999;
        story.advance(windowLast + 600_000 - 1);
        assertThat(story.summary(WINDOW).fills()).isEqualTo(1);
        story.advance(windowLast + 600_000);
        assertThat(story.summary(WINDOW)).isNull();
    }

    @Test
    void aSensorThatFellSilentIsForgotten() {
        SeriesStory story = known(FillMethod.AUTO);
        story.missing(at(231)).decidedUntil(at(231));
        assertThat(story.blocks()).isEqualTo(1);
        story.advance(at(231) + 86_400_000 + 600_000 - 1);
        assertThat(story.blocks()).isEqualTo(1);
        story.advance(at(231) + 86_400_000 + 600_000);
        assertThat(story.blocks()).isZero();
    }

    /** What was lost before a sensor was forgotten has nothing to do with what is lost after. */
    @Test
    void slotsBeginAnewWithANewSensor() {
        List<String> whole = backAgain(1, false);
        assertThat(whole)
                .anyMatch(each -> each.startsWith("r830000 REVISED MISSING linear after=8"));
        assertThat(backAgain(1, true)).isEqualTo(whole);
        assertThat(last(backAgain(400, false))).isEqualTo(last(whole));
    }

    private static List<String> backAgain(int step, boolean restarts) {
        SeriesStory story = new SeriesStory(FillMethod.LINEAR, Neighbours.NONE, 600_000);
        for (int i = 1; i <= 900; i++) {
            if (i == 130 || i == 830) {
                story.missing(at(i));
            } else if (i <= 130 || i > 730) {
                story.arrived(at(i), i % 10);
            }
            if (i % step == 0 || i == 900) {
                story.decidedUntil(at(i));
            }
            if (restarts && i % 40 == 0) {
                story.restart();
            }
        }
        return story.fills;
    }

    private static String last(List<String> fills) {
        return fills.get(fills.size() - 1).replaceAll("PROVISIONAL|REVISED|rev=\\d+", "");
    }

    @Test
    void aSensorThatWasSilentForSoLongIsNewWhetherOrNotItIsStillHeld() {
        SeriesStory held = known(FillMethod.AUTO);
        long back = at(230) + 86_400_000;
        held.arrived(back, 1).missing(back + 1000).decidedUntil(back + 1000);
        assertThat(held.fills.get(held.fills.size() - 1)).contains("none");
        SeriesStory soon = known(FillMethod.AUTO);
        soon.arrived(at(231), 1).missing(at(232)).decidedUntil(at(232));
        assertThat(soon.fills.get(soon.fills.size() - 1)).contains("auto");
    }

    @Test
    void theEndOfAllInputForgetsEverything() {
        SeriesStory story = known(FillMethod.AUTO);
        story.missing(at(231)).advance(Rules.END);
        assertThat(story.fills).hasSize(1);
        assertThat(story.blocks()).isZero();
    }
}
