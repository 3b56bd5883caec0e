package dev.recon.core.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.items.Items;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.SlidingWindows;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a row is emitted: windows of 100, corrections for 300. */
class WindowRowsTest {

    private final WindowRows rows = new WindowRows(TestRules.SMALL, new MapStore());
    private final List<String> emitted = new ArrayList<>();
    private long watermark = Rules.NO_WATERMARK;

    private void add(String source, long window, Counter counter, int delta) {
        int[] counts = new int[Counter.COUNT];
        counts[counter.ordinal()] = delta;
        rows.add(0, Items.bytes(source), window, counts);
    }

    private void expected(long window) {
        add("s", window, Counter.EXPECTED, 1);
    }

    private void row(
            int leg, byte[] source, long window, long[] counts, long revision, boolean isFinal) {
        emitted.add(
                new String(source, UTF_8)
                        + window
                        + " expected "
                        + counts[0]
                        + " r"
                        + revision
                        + (isFinal ? " final" : ""));
    }

    private List<String> advance(long to) {
        rows.advance(watermark, to, this::row);
        watermark = to;
        return taken();
    }

    private List<String> quiesce() {
        rows.quiesce(this::row);
        return taken();
    }

    private List<String> taken() {
        List<String> taken = List.copyOf(emitted);
        emitted.clear();
        return taken;
    }

    @Test
    void emitsAWindowOnceItIsOver() {
        expected(100);
        expected(100);
        assertThat(advance(198)).isEmpty();
        assertThat(advance(199)).containsExactly("s100 expected 2 r1");
        assertThat(advance(350)).isEmpty();
    }

    @Test
    void emitsWindowsInTheirOrderAndLeavesThoseAheadAlone() {
        expected(300);
        expected(100);
        expected(200);
        assertThat(advance(299)).containsExactly("s100 expected 1 r1", "s200 expected 1 r1");
        assertThat(advance(399)).containsExactly("s300 expected 1 r1");
    }

    @Test
    void emitsACorrectionWhenAnIntervalIsCrossed() {
        expected(100);
        advance(199);
        expected(100);
        assertThat(advance(250)).isEmpty();
        assertThat(advance(298)).isEmpty();
        assertThat(advance(299)).containsExactly("s100 expected 2 r2");
        assertThat(advance(399)).isEmpty();
    }

    @Test
    void emitsANewRowOfAnOldWindowAtOnce() {
        expected(100);
        advance(199);
        expected(100);
        add("t", 100, Counter.EXPECTED, 1);
        assertThat(advance(200)).containsExactly("t100 expected 1 r1");
        assertThat(advance(299)).containsExactly("s100 expected 2 r2");
    }

    @Test
    void correctsOnlyRowsThatChanged() {
        expected(100);
        add("t", 100, Counter.EXPECTED, 1);
        assertThat(advance(199)).hasSize(2);
        add("t", 100, Counter.EXPECTED, 1);
        assertThat(advance(299)).containsExactly("t100 expected 2 r2");
    }

    @Test
    void countsThatCancelOutAreAChangeToo() {
        expected(100);
        advance(199);
        add("s", 100, Counter.MISSING, 1);
        add("s", 100, Counter.MISSING, -1);
        assertThat(advance(299)).containsExactly("s100 expected 1 r2");
    }

    @Test
    void emitsEveryRowAsFinalOnceNothingCanChangeIt() {
        expected(100);
        advance(199);
        assertThat(advance(498)).isEmpty();
        assertThat(advance(499)).containsExactly("s100 expected 1 r2 final");
        assertThat(advance(Rules.END)).isEmpty();
    }

    @Test
    void aFinalRowHoldsTheLastChangesAndIsTheOnlyOne() {
        expected(100);
        advance(199);
        expected(100);
        assertThat(advance(500)).containsExactly("s100 expected 2 r2 final");
    }

    @Test
    void aWindowMayBeOverAndFinalAtOnce() {
        expected(100);
        expected(200);
        assertThat(advance(5_000))
                .containsExactly("s100 expected 1 r1 final", "s200 expected 1 r1 final");
    }

    @Test
    void theEndMakesEverythingFinal() {
        expected(100);
        expected(1_000_000);
        assertThat(advance(Rules.END))
                .containsExactly("s100 expected 1 r1 final", "s1000000 expected 1 r1 final");
    }

    @Test
    void quiescenceEmitsEveryChangeAlsoOfWindowsThatAreNotOver() {
        expected(100);
        advance(199);
        expected(100);
        expected(300);
        assertThat(quiesce()).containsExactly("s100 expected 2 r2", "s300 expected 1 r1");
        assertThat(quiesce()).isEmpty();
        expected(300);
        assertThat(quiesce()).containsExactly("s300 expected 2 r2");
    }

    @Test
    void aWindowEmittedInQuiescenceIsNotEmittedAgainWhenItIsOverUnchanged() {
        expected(100);
        advance(120);
        assertThat(quiesce()).containsExactly("s100 expected 1 r1");
        assertThat(advance(199)).isEmpty();
    }

    @Test
    void aWindowEmittedInQuiescenceThatChangesIsCorrectedWhenItIsOver() {
        expected(100);
        advance(120);
        quiesce();
        expected(100);
        assertThat(advance(198)).isEmpty();
        assertThat(advance(199)).containsExactly("s100 expected 2 r2");
    }

    @Test
    void keepsLegsApart() {
        int[] counts = new int[Counter.COUNT];
        counts[0] = 1;
        rows.add(0, Items.bytes("s"), 100, counts);
        rows.add(1, Items.bytes("s"), 100, counts);
        counts[0] = 5;
        rows.add(1, Items.bytes("s"), 100, counts);
        assertThat(advance(199))
                .containsExactlyInAnyOrder("s100 expected 1 r1", "s100 expected 6 r1");
    }

    @Test
    void nothingIsAddedToAClosedWindow() {
        expected(100);
        advance(499);
        expected(200);
        for (long closed : new long[] {100, 0, -1_000}) {
            assertThatThrownBy(() -> expected(closed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The window that starts at %d is closed, as is all up to 199"
                                    .formatted(closed));
        }
    }

    @Test
    void aClosedWindowStaysClosedUnderALongerHorizon() {
        Rules longer = TestRules.withHorizon(1_000);
        WindowRows restored =
                WindowRows.restore(
                        longer,
                        new long[0],
                        199,
                        new MapStore(),
                        LegMapping.of(List.of(), List.of()));
        restored.advance(499, 550, this::row);
        int[] one = new int[Counter.COUNT];
        assertThatThrownBy(() -> restored.add(0, Items.bytes("s"), 100, one))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The window that starts at 100 is closed, as is all up to 199");
        restored.add(0, Items.bytes("s"), 200, one);
        restored.advance(550, 1_299, this::row);
        assertThat(taken()).containsExactly("s200 expected 0 r1 final");
    }

    @Test
    void wNeverGoesBack() {
        assertThatThrownBy(() -> rows.advance(100, 99, this::row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("W may not go back from 100 to 99");
        rows.advance(100, 100, this::row);
    }

    @Test
    void aPaneCountsInEachOfItsWindows() {
        Rules sliding =
                new Rules(
                        new SlidingWindows(100),
                        TestRules.N,
                        TestRules.B,
                        400,
                        TestRules.Z,
                        TestRules.R,
                        0,
                        false);
        WindowRows overlapping = new WindowRows(sliding, new MapStore());
        int[] one = new int[Counter.COUNT];
        one[Counter.EXPECTED.ordinal()] = 1;
        overlapping.add(0, Items.bytes("s"), 100, one);
        overlapping.add(0, Items.bytes("s"), 200, one);

        overlapping.advance(0, 199, this::row);
        assertThat(taken()).containsExactly("s0 expected 1 r1");
        overlapping.advance(199, 399, this::row);
        assertThat(taken()).containsExactly("s100 expected 2 r1", "s200 expected 1 r1");
        overlapping.advance(399, 599, this::row);
        assertThat(taken()).containsExactly("s0 expected 1 r2 final");
        assertThatThrownBy(() -> overlapping.add(0, Items.bytes("s"), 100, one))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The window that starts at 0 is closed, as is all up to 199");
        assertThat(overlapping.save()).as("and nothing was begun").containsExactly(100, 200);
    }
}
