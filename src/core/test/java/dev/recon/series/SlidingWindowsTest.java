package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recon.core.time.Rules;
import dev.recon.core.time.SlidingWindows;
import dev.recon.fill.FillMethod;
import dev.recon.fill.WindowSummary;
import org.junit.jupiter.api.Test;

/**
 * Of a window every two panes of a minute, a reading every 40 s: 1, 2, 3, …, of which 61 is lost.
 */
class SlidingWindowsTest {

    private static final Rules RULES =
            new Rules(new SlidingWindows(60_000), 20_000, 0, 200_000, 60_000, 1_000, 0, false);

    private static final long PERIOD = 40_000;
    private static final int LOST = 61;

    /** The windows in which it counts. */
    private static final long FIRST = 2_340_000;

    private static final long LAST = 2_400_000;

    /** Readings whose deadline W has come to. */
    private static SeriesStory decided(int readings) {
        SeriesStory story = new SeriesStory(RULES, FillMethod.LINEAR);
        for (int i = 1; i <= readings; i++) {
            arrive(story, i);
        }
        return story;
    }

    private static void arrive(SeriesStory story, int reading) {
        long time = reading * PERIOD;
        if (reading == LOST) {
            story.missing(time);
        } else {
            story.arrived(time, reading);
        }
        story.decidedUntil(time);
    }

    @Test
    void aWindowSumsUpTheReadingsOfAllItsPanes() {
        SeriesStory story = decided(64);
        assertSums(story.summary(FIRST), 2, 59, 60);
        assertSums(story.summary(LAST), 2, 60, 62);
        assertThat(story.summary(FIRST).filled().mean()).isEqualTo(60, within(1e-9));
        assertThat(story.summary(LAST).filled().mean()).isEqualTo(61, within(1e-9));
    }

    private static void assertSums(WindowSummary summary, int count, double min, double max) {
        assertThat(summary.fills()).isEqualTo(1);
        assertThat(summary.real().count()).isEqualTo(count);
        assertThat(summary.real().min()).isEqualTo(min);
        assertThat(summary.real().max()).isEqualTo(max);
        assertThat(summary.real().mean()).isEqualTo((min + max) / 2, within(1e-9));
        assertThat(summary.filled().count()).isEqualTo(count + 1);
    }

    @Test
    void aFillIsRevisedUntilTheFirstOfItsRowsIsFinalAndCountsUntilTheLastIs() {
        SeriesStory story = decided(65);
        assertThat(story.fills).hasSize(2);
        arrive(story, 66);
        assertThat(story.fills).as("the first row is final").hasSize(3);
        assertThat(story.fills.get(2)).contains("REVISED MISSING linear after=5");
        story.restart();
        arrive(story, 67);
        assertThat(story.fills).hasSize(3);
        assertSums(story.summary(LAST), 2, 60, 62);
        arrive(story, 68);
        assertThat(story.fills).hasSize(3);
        assertThat(story.summary(FIRST)).as("so is the last").isNull();
    }
}
