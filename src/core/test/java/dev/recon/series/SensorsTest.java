package dev.recon.series;

import static dev.recon.series.KnownSensor.KNOWN;
import static dev.recon.series.KnownSensor.WINDOW;
import static dev.recon.series.KnownSensor.at;
import static dev.recon.series.KnownSensor.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Readings.Event;
import dev.recon.fill.FillMethod;
import org.junit.jupiter.api.Test;

/** What is emitted of a reading, and what of its fill. */
class SensorsTest {

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
}
