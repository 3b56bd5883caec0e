package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Readings.Event;
import dev.recon.fill.FillMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighbourGroupTest {

    private static final long SECOND = 1_000;

    /** Of {@code a}, {@code b} and {@code c} a reading a second; {@code b} lacks the last. */
    private static SeriesStory known() {
        Neighbours neighbours = Neighbours.of(List.of(List.of("b", "a")));
        SeriesStory story = new SeriesStory(FillMethod.AUTO, neighbours);
        for (int i = 1; i <= 100; i++) {
            for (String source : List.of("a", "b", "c")) {
                if (i < 100 || !source.equals("b")) {
                    story.reading(source, Event.ARRIVED, source + i, i * SECOND, i);
                }
            }
        }
        return story.decidedUntil(100 * SECOND);
    }

    private static void miss(SeriesStory story) {
        for (String source : List.of("a", "b", "c")) {
            story.reading(source, Event.MISSING, source + 101, 101 * SECOND, Double.NaN);
        }
    }

    private static List<String> emitted(SeriesStory story) {
        return story.fills.stream().map(each -> each.substring(0, 4)).sorted().toList();
    }

    @Test
    void whatIsReleasedLaterStopsItsNeighbours() {
        SeriesStory story = known();
        story.reading("b", Event.ARRIVED, "b100", 100 * SECOND, 7);
        miss(story);
        story.decidedUntil(101 * SECOND);
        assertThat(emitted(story)).containsExactly("c101");
        story.restart().decidedUntil(102 * SECOND);
        assertThat(emitted(story)).containsExactly("a101", "b101", "c101");
    }

    @Test
    void nothingStopsThemInQuiescence() {
        SeriesStory story = known();
        miss(story);
        story.quiesce();
        assertThat(story.fills).isEmpty();
        story.decidedUntil(100 * SECOND).reading("b", Event.ARRIVED, "b100", 100 * SECOND, 7);
        story.decidedUntil(101 * SECOND).quiesce();
        assertThat(emitted(story)).containsExactly("a101", "b101", "c101");
    }

    /** Whether a sensor is seen goes by event time, whatever W and restarts have made of it. */
    @Test
    void oneThatWasAwayIsSeenAgainWithOrWithoutARestart() {
        List<List<String>> all = new ArrayList<>();
        for (boolean restarts : new boolean[] {false, true}) {
            SeriesStory story =
                    new SeriesStory(
                            FillMethod.AUTO, Neighbours.of(List.of(List.of("a", "b"))), 600_000);
            Random random = new Random(5);
            double level = 0;
            for (int i = 1; i <= 2_000; i++) {
                level += random.nextGaussian();
                boolean isAway = i > 600 && i < 1_300;
                if (!isAway) {
                    story.reading("a", Event.ARRIVED, "a" + i, i * SECOND, level);
                } else if (i == 1_250) {
                    // What was kept back, from before anybody lost sight of it.
                    for (int k = 700; k < 720; k++) {
                        story.reading("a", Event.ARRIVED, "a" + k, k * SECOND, level);
                    }
                }
                Event fate = i % 25 == 0 ? Event.MISSING : Event.ARRIVED;
                double value =
                        fate == Event.MISSING ? Double.NaN : level + random.nextGaussian() / 9;
                story.reading("b", fate, "b" + i, i * SECOND, value).decidedUntil(i * SECOND);
                if (restarts && i % 90 == 0) {
                    story.restart();
                }
            }
            all.add(story.fills);
        }
        assertThat(all.get(0)).hasSizeGreaterThan(150).isEqualTo(all.get(1));
    }

    @Test
    void oneThatIsForgottenComesBackAsANewOne() {
        SeriesStory story = known();
        assertThat(story.blocks()).isEqualTo(3);
        story.advance(90_000_000);
        assertThat(story.blocks()).isZero();
        story.reading("a", Event.MISSING, "a", 90_000_001, Double.NaN).decidedUntil(90_000_001);
        assertThat(story.fills).singleElement().asString().contains("none");
    }
}
