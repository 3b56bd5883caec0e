package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.time.Rules;
import dev.recon.core.time.SlidingWindows;
import dev.recon.core.time.Windowing;
import dev.recon.series.Neighbours;
import dev.recon.state.BucketMeta;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

/** What was saved is held against the rules of now by what it means, not by its numbers alone. */
class UsableMetaTest {

    private static final long LENGTH = 60_000;
    private static final Neighbours PAIR = Neighbours.of(List.of(List.of("a", "b")));

    private static Rules rules(Windowing windowing) {
        return new Rules(windowing, 20_000, 0, 600_000, 60_000, 1_000, 0, false);
    }

    private static BucketMeta saved(long watermark, Neighbours neighbours) {
        return new BucketMeta(
                "line",
                watermark,
                0,
                LENGTH,
                600_000,
                neighbours.fingerprint(),
                List.of(),
                List.of(),
                new byte[0]);
    }

    private static void assertRefused(
            BucketMeta saved, Windowing windowing, Neighbours neighbours, String message) {
        assertThatThrownBy(() -> UsableMeta.of(saved, rules(windowing), neighbours))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .isInstanceOf(UnusableState.class)
                .hasMessageStartingWith(UnusableState.REFUSED)
                .hasMessageContaining(message);
    }

    @Test
    void takesWhatWasCutAsItIsCutNow() {
        BucketMeta saved = saved(7, PAIR);
        Rules rules = rules(Windowing.tumbling(LENGTH));
        assertThat(UsableMeta.of(saved, rules, PAIR).saved()).isSameAs(saved);
    }

    @Test
    void refusesWindowsOfTheSameLengthThatAreCutInAnotherWay() {
        assertRefused(
                saved(7, PAIR),
                new SlidingWindows(LENGTH / 2),
                PAIR,
                "its metrics windows were tumbling ones of 60000 ms when it was taken and are of"
                        + " another type now");
    }

    @Test
    void refusesWindowsOfAnotherLength() {
        assertRefused(
                saved(7, PAIR),
                Windowing.tumbling(LENGTH / 2),
                PAIR,
                "time.metrics-interval was 60000 ms when it was taken and is 30000 ms now");
    }

    @Test
    void refusesOtherNeighboursThoughThereAreAsMany() {
        Windowing windows = Windowing.tumbling(LENGTH);
        String others = "fills.neighbours had other groups when it was taken than it has now";
        for (List<String> group : List.of(List.of("a", "c"), List.of("ab", "c"))) {
            assertRefused(saved(7, PAIR), windows, Neighbours.of(List.of(group)), others);
        }
        assertRefused(saved(7, Neighbours.NONE), windows, PAIR, "was not there when it was taken");
    }

    @Test
    void refusesWhatWasTakenAtTheEndOfInput() {
        assertRefused(
                saved(Rules.END, PAIR),
                Windowing.tumbling(LENGTH),
                PAIR,
                "it was taken at the end of input or with --drain");
    }
}
