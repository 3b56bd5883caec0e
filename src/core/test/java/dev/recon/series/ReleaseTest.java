package dev.recon.series;

import static dev.recon.series.KnownSensor.SECOND;
import static dev.recon.series.KnownSensor.WINDOW;
import static dev.recon.series.KnownSensor.at;
import static dev.recon.series.KnownSensor.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Readings.Event;
import dev.recon.fill.FillMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a reading is released to the fills, and in which order. */
class ReleaseTest {

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
}
