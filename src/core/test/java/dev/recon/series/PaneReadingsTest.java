package dev.recon.series;

import static dev.recon.series.KnownSensor.KNOWN;
import static dev.recon.series.KnownSensor.WINDOW;
import static dev.recon.series.KnownSensor.at;
import static dev.recon.series.KnownSensor.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recon.core.Readings.Event;
import dev.recon.fill.FillMethod;
import dev.recon.fill.WindowSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a metrics row says of the readings of its window. */
class PaneReadingsTest {

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
    void aFillCountsUntilItsWindowIsFinal() {
        SeriesStory story = known(FillMethod.LINEAR);
        story.missing(at(231)).decidedUntil(at(231));
        long windowLast = WINDOW + 59_999;
        story.advance(windowLast + 600_000 - 1);
        assertThat(story.summary(WINDOW).fills()).isEqualTo(1);
        story.advance(windowLast + 600_000);
        assertThat(story.summary(WINDOW)).isNull();
    }
}
