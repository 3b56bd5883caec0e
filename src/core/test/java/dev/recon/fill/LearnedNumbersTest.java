package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.state.Learned;
import dev.recon.state.StateFormat;
import dev.recon.state.UnreadableState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the fills of a sensor leave in its state. */
class LearnedNumbersTest {

    private static final long SEED = 5;

    /** Other numbers are another format of state: it needs a version, and both have to be read. */
    @Test
    void whatIsWrittenTakesAsManyBytesAsInAllStateOfThisFormat() {
        assertThat(StateFormat.CURRENT).isEqualTo(5);
        assertThat(new Feed().sensor.write().numbers()).hasSize(3770);
        SensorFills beside = new SensorFills(FillMethod.AUTO, new FillGroup(8), 0);
        assertThat(beside.write().numbers()).hasSize(3988);
        assertThat(SensorFills.MAX_BYTES).as("in docs/state.md, with its mark").isEqualTo(4089 - 2);
    }

    @Test
    void refusesWhatIsNotAllThereAndWhatIsMore() {
        Learned whole = new Feed().all(Feed.plant(100, SEED)).missing(1).sensor.write();
        for (int length : new int[] {1, 100, whole.numbers().length - 1}) {
            assertRefused(Learned.of(0, Arrays.copyOf(whole.numbers(), length)));
        }
        assertRefused(Learned.of(0, Arrays.copyOf(whole.numbers(), whole.numbers().length + 1)));
        assertRefused(Learned.of(1, whole.numbers()));
        assertRefused(Learned.of(Sizes.NEIGHBOURS + 1, whole.numbers()));
    }

    private static void assertRefused(Learned learned) {
        assertThatThrownBy(() -> SensorFills.read(learned, FillMethod.AUTO))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining("is damaged (what was learned of a sensor: ");
    }
}
