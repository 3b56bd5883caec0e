package dev.recon.core.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Routes;
import dev.recon.core.items.Items;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is written when, and what is evicted. */
class WindowRowsMemoryTest {

    private static final List<Routes.Leg> LEGS = List.of(new Routes.Leg("control", "output"));
    private static final LegMapping SAME = LegMapping.of(LEGS, LEGS);

    private final MapStore store = new MapStore();
    private WindowRows rows = new WindowRows(TestRules.SMALL, store);

    private static void add(WindowRows to, String source, long window) {
        int[] counts = new int[Counter.COUNT];
        counts[Counter.EXPECTED.ordinal()] = 1;
        to.add(0, Items.bytes(source), window, counts);
    }

    private static List<String> advance(WindowRows rows, long from, long to) {
        List<String> emitted = new ArrayList<>();
        rows.advance(
                from,
                to,
                (leg, source, window, counts, revision, isFinal) ->
                        emitted.add(
                                new String(source, UTF_8)
                                        + window
                                        + " expected "
                                        + counts[0]
                                        + " r"
                                        + revision
                                        + isFinal));
        emitted.sort(null);
        return emitted;
    }

    private void restore() {
        rows = WindowRows.restore(TestRules.SMALL, rows.save(), Rules.NO_WATERMARK, store, SAME);
    }

    @Test
    void writesOnlyWindowsThatChanged() {
        add(rows, "s", 100);
        add(rows, "s", 200);
        assertThat(rows.save()).containsExactly(100, 200);
        assertThat(store.saves).isEqualTo(2);
        add(rows, "t", 200);
        assertThat(rows.save()).containsExactly(100, 200);
        assertThat(store.saves).isEqualTo(3);
        rows.save();
        assertThat(store.saves).isEqualTo(3);
    }

    @Test
    void anEmissionIsAChangeThatIsWritten() {
        add(rows, "s", 100);
        rows.save();
        advance(rows, 0, 199);
        rows.save();
        assertThat(store.saves).isEqualTo(2);
    }

    @Test
    void removesAWindowThatIsFinal() {
        add(rows, "s", 100);
        rows.save();
        advance(rows, 0, 499);
        assertThat(store.blocks).isEmpty();
        assertThat(rows.save()).isEmpty();
    }

    @Test
    void aRestoredRowKeepsItsCountsAndRevision() {
        add(rows, "s", 100);
        advance(rows, 0, 199);
        restore();
        add(rows, "s", 100);
        assertThat(advance(rows, 199, 299)).containsExactly("s100 expected 2 r2false");
    }

    @Test
    void whatHadNotBeenEmittedIsEmittedAfterARestore() {
        add(rows, "s", 100);
        advance(rows, 0, 199);
        add(rows, "s", 100);
        add(rows, "s", 200);
        restore();
        assertThat(advance(rows, 199, 299))
                .containsExactly("s100 expected 2 r2false", "s200 expected 1 r1false");
    }

    @Test
    void restoresWindowsThatHaveNothingToEmitWithoutHoldingThem() {
        add(rows, "s", 100);
        advance(rows, 0, 199);
        add(rows, "s", 300);
        restore();
        assertThat(rows.evictUnchanged()).isEqualTo(1);
        int loads = store.loads;
        advance(rows, 199, 299);
        assertThat(store.loads).isEqualTo(loads);
        add(rows, "s", 100);
        assertThat(store.loads).isEqualTo(loads + 1);
    }

    @Test
    void savedWindowsWithNothingToEmitAreEvicted() {
        add(rows, "s", 100);
        add(rows, "t", 100);
        add(rows, "s", 300);
        advance(rows, 0, 199);
        assertThat(rows.evictUnchanged()).as("not saved yet").isEqualTo(3);
        rows.save();
        assertThat(rows.evictUnchanged()).as("one is not over").isEqualTo(1);

        int loads = store.loads;
        add(rows, "t", 100);
        assertThat(store.loads).isEqualTo(loads + 1);
        assertThat(rows.evictUnchanged()).isEqualTo(3);
        assertThat(advance(rows, 199, 299)).containsExactly("t100 expected 2 r2false");
    }

    @Test
    void anEvictedWindowBecomesFinalAsItWas() {
        add(rows, "s", 100);
        advance(rows, 0, 199);
        rows.save();
        rows.evictUnchanged();
        rows.save();
        assertThat(advance(rows, 199, 499)).containsExactly("s100 expected 1 r2true");
    }

    @RepeatedTest(10)
    void savingEvictingAndRestoringChangeNoAnswer() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        WindowRows plain = new WindowRows(TestRules.SMALL, new MapStore());
        long watermark = 0;
        for (int step = 0; step < 1_000; step++) {
            int dice = random.nextInt(20);
            if (dice < 3) {
                long to = watermark + random.nextInt(80);
                assertThat(advance(rows, watermark, to))
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(advance(plain, watermark, to));
                watermark = to;
            } else if (dice == 3) {
                restore();
            } else if (dice == 4) {
                rows.save();
                rows.evictUnchanged();
            } else {
                long window = (watermark - 300 + random.nextInt(400)) / 100 * 100 + 100;
                String source = "s" + random.nextInt(5);
                add(rows, source, window);
                add(plain, source, window);
            }
        }
    }
}
