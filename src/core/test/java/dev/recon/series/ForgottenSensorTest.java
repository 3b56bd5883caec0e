package dev.recon.series;

import static dev.recon.series.KnownSensor.WINDOW;
import static dev.recon.series.KnownSensor.at;
import static dev.recon.series.KnownSensor.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.time.Rules;
import dev.recon.fill.FillMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a sensor, and until when. */
class ForgottenSensorTest {

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
