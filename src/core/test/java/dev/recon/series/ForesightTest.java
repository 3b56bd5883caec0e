package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Readings.Event;
import dev.recon.fill.FillMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** As in a stream that is followed: readings have arrived long before one of them is decided. */
class ForesightTest {

    private static final long SECOND = 1_000;
    private static final int PATIENCE = 20;

    /** All readings from 1 to 300 but some, a second apart; W follows them. */
    private static SeriesStory followed(FillMethod method, int until, Integer... lost) {
        List<Integer> missing = List.of(lost);
        SeriesStory story = new SeriesStory(method);
        for (int i = 1; i <= until; i++) {
            if (!missing.contains(i)) {
                story.arrived(i * SECOND, 10 + Math.sin(i / 9.0));
            }
            if (missing.contains(i - PATIENCE)) {
                story.missing((i - PATIENCE) * SECOND);
            }
            story.advance(i * SECOND);
        }
        return story;
    }

    @Test
    void theFirstFillKnowsWhatHasArrivedBehindIt() {
        SeriesStory story = followed(FillMethod.AUTO, 300, 250);
        assertThat(story.fills).hasSize(2);
        assertThat(story.fills.get(0)).startsWith("r250000 PROVISIONAL MISSING auto after=7 rev=1");
        assertThat(story.fills.get(1)).startsWith("r250000 REVISED MISSING auto after=8 rev=2");
        assertThat(story.points.stream().filter(each -> each.contains("SYNTHETIC"))).hasSize(2);
    }

    @Test
    void aPlainMethodKnowsItToo() {
        SeriesStory story = followed(FillMethod.LINEAR, 300, 250, 251);
        assertThat(story.fills.get(0)).startsWith("r250000 PROVISIONAL MISSING linear after=7");
        assertThat(story.fills.get(1)).startsWith("r251000 PROVISIONAL MISSING linear after=7");
        assertThat(story.fills).hasSize(4);
    }

    @Test
    void whereNothingHasArrivedItIsAForecastUntilSomethingHas() {
        Integer[] outage = new Integer[25];
        for (int i = 0; i < outage.length; i++) {
            outage[i] = 250 + i;
        }
        SeriesStory story = followed(FillMethod.AUTO, 274, outage);
        assertThat(story.fills).hasSize(5).allMatch(each -> each.contains("after=0"));
        story.arrived(275 * SECOND, 10).missing(255 * SECOND).advance(275 * SECOND);
        assertThat(story.fills.subList(5, 11))
                .allMatch(each -> each.contains("after=1"))
                .filteredOn(each -> each.contains("REVISED"))
                .hasSize(5);
    }

    @Test
    void whatIsLaterThanTheWatermarkIsNotLookedAt() {
        SeriesStory story = followed(FillMethod.AUTO, 249);
        story.missing(250 * SECOND);
        story.arrived(251 * SECOND, 10).arrived(280 * SECOND, 10).arrived(281 * SECOND, 10);
        story.advance((250 + PATIENCE) * SECOND);
        assertThat(story.fills.get(0)).startsWith("r250000 PROVISIONAL MISSING auto after=1");
    }

    @Test
    void aRestartChangesNothing() {
        SeriesStory whole = followed(FillMethod.AUTO, 272, 250, 251, 256);
        SeriesStory restarted = followed(FillMethod.AUTO, 272, 250, 251, 256).restart();
        for (int i = 273; i < 310; i++) {
            if (i == 276) {
                whole.missing(256 * SECOND);
                restarted.missing(256 * SECOND);
            }
            whole.arrived(i * SECOND, i % 7).advance(i * SECOND);
            restarted.arrived(i * SECOND, i % 7).advance(i * SECOND);
        }
        assertThat(restarted.fills).isEqualTo(whole.fills);
        assertThat(whole.fills).anyMatch(each -> each.startsWith("r256000 REVISED"));
    }

    /** However fast W advances, what stands in the end is the same, also in quiescence. */
    @Test
    void whatStandsDoesNotDependOnTheStepsOfTheWatermark() {
        for (int round = 0; round < 60; round++) {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            TreeSet<Integer> lost = new TreeSet<>();
            int last = 150 + random.nextInt(120);
            for (int i = 40; i <= last; i++) {
                if (random.nextInt(4) == 0) {
                    lost.add(i);
                }
            }
            Map<String, String> slow = standing(lost, last, 1);
            assertThat(standing(lost, last, 2 + random.nextInt(60)))
                    .as("seed %d", seed)
                    .isEqualTo(slow);
            assertThat(slow).as("seed %d", seed).hasSameSizeAs(lost);
        }
    }

    private static Map<String, String> standing(Set<Integer> lost, int last, int step) {
        SeriesStory story = new SeriesStory(FillMethod.AUTO);
        for (int i = 1; i <= last + PATIENCE; i++) {
            if (i <= last && !lost.contains(i)) {
                story.arrived(i * SECOND, 10 + Math.sin(i / 9.0) + i * 37 % 11 / 50.0);
            }
            if (lost.contains(i - PATIENCE)) {
                story.missing((i - PATIENCE) * SECOND);
            }
            if (i % step == 0 || i == last + PATIENCE) {
                story.advance(i * SECOND);
            }
        }
        story.quiesce();
        story.quiesce();
        Map<String, String> standing = new HashMap<>();
        for (String each : story.fills) {
            String id = each.substring(0, each.indexOf(' '));
            standing.put(id, each.replaceAll("PROVISIONAL|REVISED|rev=\\d+", ""));
        }
        return standing;
    }

    @Test
    void whatIsFoundIsWithdrawnAsEver() {
        SeriesStory story = followed(FillMethod.AUTO, 300, 250);
        story.reading(Event.FOUND, "r250000", 250 * SECOND, 11);
        assertThat(story.fills.get(2)).startsWith("r250000 WITHDRAWN").endsWith("actual=11.0");
    }
}
