package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.recon.core.Readings.Event;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SensorFills;
import dev.recon.state.SavedFill;
import dev.recon.state.SensorBlock;
import dev.recon.state.SensorBlock.WaitingReading;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A sensor, and its block in state. */
class SeriesCodecTest {

    /** They stand in state by number: another one is another format, and none may move. */
    @Test
    void whatStandsInStateByNumberKeepsIt() {
        assertThat(new int[] {Waiting.REAL, Waiting.MISSING, Waiting.INVALID, Waiting.FOUND})
                .containsExactly(0, 1, 2, WaitingReading.LAST_KIND);
        assertNumbers(Fill.Reason.values(), SavedFill.LAST_REASON, "MISSING", "INVALID");
        assertNumbers(
                Fill.Status.values(), SavedFill.LAST_STATUS, "PROVISIONAL", "REVISED", "WITHDRAWN");
        assertNumbers(
                FillMethod.values(),
                SavedFill.LAST_METHOD,
                "AUTO",
                "HOLD_LAST",
                "LINEAR",
                "DAILY_PROFILE",
                "RANDOM_DRAW",
                "NONE");
        assertThat(EmittedFill.NO_SLOT).isEqualTo(-1);
        assertThat(SensorFills.FINAL_AFTER).isEqualTo(8);
    }

    private static void assertNumbers(Enum<?>[] values, int last, String... names) {
        assertThat(Arrays.stream(values).map(Enum::name)).containsExactly(names);
        assertThat(last).isEqualTo(names.length - 1);
    }

    @Test
    void theBlockOfASensorHoldsAllThatIsKnownOfIt() {
        SensorBlock block = SensorBlock.read(story().block());
        assertThat(block.leg()).isZero();
        assertThat(block.source()).asString().isEqualTo(SeriesStory.SOURCE);
        assertThat(block.topMillis()).isEqualTo(99_000);
        assertThat(block.learned().isNothing()).isFalse();
        assertThat(block.waiting())
                .extracting(WaitingReading::timeMillis, WaitingReading::kind)
                .containsExactly(tuple(101_000L, 0), tuple(100_000L, 1));
        assertThat(block.fills()).extracting(SavedFill::timeMillis).containsExactly(50_000L);
        assertThat(block.strays()).extracting(SensorBlock.Stray::value).containsExactly(3.5);
        assertThat(block.panes()).hasSize(2);
    }

    @Test
    void aSensorThatWasRestoredIsWrittenToTheSameBytes() {
        byte[] block = story().block();
        assertThat(SensorBlock.read(block).write()).isEqualTo(block);
        assertThat(story().restart().block()).isEqualTo(block);
    }

    private static SeriesStory story() {
        SeriesStory story = new SeriesStory(FillMethod.AUTO);
        for (long time = 0; time < 100_000; time += 1_000) {
            if (time == 50_000) {
                story.missing(time);
            } else {
                story.arrived(time, (double) (20 + time % 7));
            }
        }
        return story.decidedUntil(99_000)
                .missing(100_000)
                .arrived(101_000, 20)
                .reading(Event.UNEXPECTED, "stray", 60_500, 3.5);
    }
}
